package io.stackctl.workflow.upkeep;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A way in which services that run are looked after.
 *
 * @param action as the list of what is done to a stack names it, such as {@code heal}
 * @param done what becomes of a service then, such as {@code healed}
 * @param remedy what to write where no service says how
 */
public record Upkeep(String action, String done, String remedy) {

    /**
     * Which services it is done to, and how.
     *
     * @param chosen the services; empty for all that say how
     * @param policy how one says it; empty where it does not
     * @throws StackException when none does, or one of those chosen
     */
    public <P> Map<ServiceName, P> policies(
            Stack stack, Set<ServiceName> chosen, Function<Service, Optional<P>> policy) {
        var policies = new TreeMap<ServiceName, P>();
        for (var service : stack.services()) {
            if (chosen.isEmpty() || chosen.contains(service.name())) {
                policy.apply(service).ifPresent(its -> policies.put(service.name(), its));
            }
        }
        for (var name : chosen) {
            if (!policies.containsKey(name)) {
                throw unsaid("service " + name + " does not say how it is " + done);
            }
        }
        if (policies.isEmpty()) {
            throw unsaid("no service of stack " + stack.name() + " says how it is " + done);
        }
        return policies;
    }

    private StackException unsaid(String what) {
        return new StackException(new Failure.InvalidRequest(what, remedy));
    }
}
