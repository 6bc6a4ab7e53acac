package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome.Result;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.StackPolicy;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.step.Step;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.deploy.hook.CallHook;
import io.stackctl.workflow.deploy.hook.HookCall;
import io.stackctl.workflow.deploy.hook.HookMoment;
import io.stackctl.workflow.deploy.hook.HookRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The hooks of one deployment, and what they are told. */
final class DeploymentHooks {

    /** Characters of a cause; a variable of a program has no room for any number. */
    private static final int LONGEST_CAUSE = 2000;

    private final Surroundings around;
    private final Stack stack;
    private final DeployRequest request;
    private final String action;
    private final HookRunner runner;

    /**
     * Of a deployment.
     *
     * @param action in one word, such as {@code deploy}
     */
    DeploymentHooks(Surroundings around, Stack stack, DeployRequest request, String action) {
        this.around = around;
        this.stack = stack;
        this.request = request;
        this.action = action;
        this.runner = new HookRunner(around, stack, request.up().images());
    }

    /**
     * What is deployed.
     *
     * @param previous what served before
     * @param services those that go over
     */
    record Subject(
            RevisionNumber revision, Optional<RevisionNumber> previous, Set<ServiceName> services) {
        Subject {
            services = Set.copyOf(services);
        }
    }

    /** Those before it, once; in their order, the stack's first. */
    List<Step> before(Subject subject) {
        return runner.hasBegun(HookMoment.BEFORE)
                ? List.of()
                : steps(HookMoment.BEFORE, subject, "nothing is changed before it has succeeded");
    }

    /** Those after it, the stack's last. */
    List<Step> after(Subject subject) {
        return steps(HookMoment.AFTER, subject, "all have gone over").reversed();
    }

    private List<Step> steps(HookMoment moment, Subject subject, String why) {
        var steps = new ArrayList<Step>();
        for (var call : calls(moment, subject)) {
            var variables =
                    variables(
                            call,
                            subject,
                            moment == HookMoment.AFTER ? Result.SUCCEEDED.word() : "",
                            "");
            steps.add(
                    new CallHook(
                            call, variables, runner, moment + ": " + call.program() + ", " + why));
        }
        return steps;
    }

    /** Whether those before it have done something that nobody else undoes. */
    boolean havePassed() {
        return runner.hasPassed(HookMoment.BEFORE);
    }

    /** Runs those of a deployment that has failed. That one of them fails is said only. */
    void failed(Subject subject, Result result, String cause) {
        for (var call : calls(HookMoment.FAILED, subject)) {
            try {
                runner.run(call, variables(call, subject, result.word(), cause));
            } catch (StackException e) {
                around.events().accept(new Event.Warning(e.failure().message()));
            }
        }
    }

    private List<HookCall> calls(HookMoment moment, Subject subject) {
        var calls = new ArrayList<HookCall>();
        var whole = StackPolicy.of(stack).with(request.options());
        HookCall.of(whole.hooks(), moment, Optional.empty(), whole.deadline())
                .ifPresent(calls::add);
        for (var name : new TreeSet<>(subject.services())) {
            stack.service(name)
                    .map(service -> DeployPolicy.of(stack, service).with(request.options()))
                    .flatMap(policy ->
                            HookCall.of(
                                    policy.hooks(), moment, Optional.of(name), policy.deadline()))
                    .ifPresent(calls::add);
        }
        return calls;
    }

    private Map<String, String> variables(
            HookCall call, Subject subject, String outcome, String cause) {
        var variables = new TreeMap<String, String>();
        var lock = around.settings().variable(LockGate.INHERITED);
        if (!lock.isEmpty()) {
            variables.put(LockGate.INHERITED, lock);
        }
        variables.put("STACKCTL_HOOK", call.moment().toString());
        variables.put("STACKCTL_ACTION", action);
        variables.put("STACKCTL_PROJECT", stack.name().value());
        variables.put("STACKCTL_REVISION", Integer.toString(subject.revision().value()));
        variables.put(
                "STACKCTL_PREVIOUS",
                subject.previous().map(number -> Integer.toString(number.value())).orElse(""));
        variables.put("STACKCTL_SERVICE", call.service().map(ServiceName::value).orElse(""));
        variables.put(
                "STACKCTL_SERVICES",
                subject.services().stream()
                        .sorted()
                        .map(ServiceName::value)
                        .collect(Collectors.joining(" ")));
        variables.put("STACKCTL_OUTCOME", outcome);
        variables.put("STACKCTL_CAUSE", told(cause));
        variables.put("STACKCTL_MESSAGE", told(request.message()));
        variables.put("STACKCTL_BY", around.occasion().by());
        return variables;
    }

    /** Others' words may hold what no variable may. */
    private static String told(String text) {
        var told = text.replace("\0", "");
        return told.length() > LONGEST_CAUSE ? told.substring(0, LONGEST_CAUSE) : told;
    }
}
