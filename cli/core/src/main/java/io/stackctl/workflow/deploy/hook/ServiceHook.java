package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.process.Run;
import io.stackctl.workflow.process.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hook that is a service of the stack: it is run as {@code stackctl run --rm --no-deps} does, so
 * nothing else is started for it.
 */
final class ServiceHook {

    private final Surroundings around;
    private final Stack stack;
    private final ImagePolicy images;

    ServiceHook(Surroundings around, Stack stack, ImagePolicy images) {
        this.around = around;
        this.stack = stack;
        this.images = images;
    }

    /**
     * Runs it.
     *
     * @throws StackException when it does not end with 0, or takes too long
     */
    void run(HookCall call, ServiceName service, Map<String, String> variables) {
        var output = new HookOutput(call.name(), around.events());
        var ends = new Interruption(_ -> {});
        var stdio = new HookStdio(output.lines());
        try (var limit = HookLimit.of(around.interruption(), ends, call.limit())) {
            Run.Result result;
            try {
                result =
                        new Run(around.interruptedBy(ends))
                                .run(with(service), request(service, variables), stdio);
            } finally {
                stdio.finish();
            }
            if (limit.isWanted()) {
                throw new StackException(new Failure.Interrupted());
            }
            if (limit.isOver()) {
                throw failed(call, HookLimit.told(call.limit()));
            }
            if (result.exitCode() != 0) {
                throw failed(call, "exited with " + result.exitCode() + output.lastWords());
            }
        }
    }

    private static StackException failed(HookCall call, String how) {
        return new StackException(
                new Failure.OperationFailed(call.name() + " (" + call.program() + ") " + how));
    }

    /** The stack with a service that mostly belongs to no profile that is on. */
    private Stack with(ServiceName name) {
        List<Service> services = new ArrayList<>(stack.services());
        if (stack.service(name).isEmpty()) {
            stack.definedService(name).ifPresent(services::add);
        }
        return stack.withServices(services);
    }

    private RunRequest request(ServiceName service, Map<String, String> variables) {
        var changes =
                new RunRequest.Changes(
                        Optional.empty(),
                        variables,
                        "",
                        "",
                        List.of(),
                        Map.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of());
        // What is deployed was pulled and built just now.
        var policy = stack.service(service).isPresent() ? images.again() : images;
        var wanted = Wanted.DEFAULTS.withOrphans(Wanted.Orphans.IGNORE);
        var up = new UpRequest(wanted, Timing.DEFAULTS, policy, Map.of());
        return new RunRequest(
                service,
                List.of(),
                changes,
                Optional.empty(),
                up,
                false,
                false,
                false,
                false,
                true,
                false);
    }
}
