package io.stackctl.planner;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Hook;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RunHook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The commands that run in a container after its start and before its stop, one after the other.
 */
public final class Hooks {

    private Hooks() {}

    /**
     * Adds the {@code post_start} hooks.
     *
     * @param started the step that starts the container
     * @return the last step
     */
    public static int afterStart(
            PlanBuilder<Step> steps,
            Stack stack,
            Service service,
            ContainerRef container,
            int started) {
        int last = started;
        for (var hook : service.postStart()) {
            last = steps.add(afterStart(stack, service, container, hook, false), last);
        }
        return last;
    }

    /** The same alone, in the container of a command, which may end before them. */
    public static Plan<Step> afterStart(Stack stack, Service service, ContainerRef container) {
        var steps = Step.plan();
        for (var hook : service.postStart()) {
            steps.beginStage();
            steps.add(afterStart(stack, service, container, hook, true));
        }
        return steps.build();
    }

    private static RunHook afterStart(
            Stack stack, Service service, ContainerRef container, Hook hook, boolean mayBeGone) {
        return new RunHook(
                container,
                service.name(),
                source(stack, service.name(), container),
                hook,
                environment(stack, hook),
                mayBeGone,
                "post_start");
    }

    /**
     * Adds the {@code pre_stop} hooks.
     *
     * @param waitsFor what comes before the first
     * @return what the stop waits for
     */
    public static List<Integer> beforeStop(
            PlanBuilder<Step> steps,
            Stack stack,
            Service service,
            ContainerRef container,
            List<Integer> waitsFor) {
        var last = waitsFor;
        for (var hook : service.preStop()) {
            int step =
                    steps.add(
                            new RunHook(
                                    container,
                                    service.name(),
                                    source(stack, service.name(), container),
                                    hook,
                                    environment(stack, hook),
                                    true,
                                    "pre_stop"),
                            last);
            last = List.of(step);
        }
        return last;
    }

    /** How its container is called in front of what a hook writes. */
    static String source(Stack stack, ServiceName service, ContainerRef container) {
        var number = container.name().replaceFirst(".*[-_]", "");
        return LogNames.of(stack.name(), service, number, container.name());
    }

    /** The variables of a hook, all with values. */
    static Map<String, String> environment(Stack stack, Hook hook) {
        var values = new TreeMap<String, String>();
        hook.environment()
                .forEach((key, given) ->
                        given.or(() -> stack.variable(key))
                                .ifPresent(value -> values.put(key, value)));
        return values;
    }
}
