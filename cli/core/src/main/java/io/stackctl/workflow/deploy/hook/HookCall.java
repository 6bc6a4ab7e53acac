package io.stackctl.workflow.deploy.hook;

import io.stackctl.model.deploy.DeployHook;
import io.stackctl.model.deploy.DeployHooks;
import io.stackctl.model.name.ServiceName;
import java.time.Duration;
import java.util.Optional;

/**
 * A hook at its moment.
 *
 * @param service whose it is; empty for the stack's
 * @param limit how long it may take
 */
public record HookCall(
        DeployHook hook, HookMoment moment, Optional<ServiceName> service, Duration limit) {

    /** The one that there is for a moment. */
    public static Optional<HookCall> of(
            DeployHooks hooks, HookMoment moment, Optional<ServiceName> service, Duration limit) {
        return moment.of(hooks).map(hook -> new HookCall(hook, moment, service, limit));
    }

    /** As messages call it, such as {@code hook before of web}. */
    String name() {
        return "hook " + moment + service.map(name -> " of " + name).orElse("");
    }

    /** What is run, such as {@code ./bin/pre --fast} or {@code service migrate}. */
    public String program() {
        return switch (hook) {
            case DeployHook.OnMachine(var words) -> String.join(" ", words);
            case DeployHook.OfService(var job) -> "service " + job;
        };
    }
}
