package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine has each container name once, so two containers cannot share one. */
public final class ContainerNames {

    private ContainerNames() {}

    /**
     * Checks the names that services give themselves.
     *
     * @throws StackException for all that are given twice
     */
    public static void requireUnique(Stack stack) {
        refuse(mistakes(stack, new HashMap<>()));
    }

    /**
     * Checks them against the names that replicas of other services get, too.
     *
     * @param names how replicas are called
     */
    static void requireUnique(Stack stack, ReplicaNames names) {
        Map<String, String> users = new HashMap<>();
        for (var service : stack.services()) {
            if (service.containerName().isEmpty() && service.provider().isEmpty()) {
                for (int number = 1; number <= service.replicas().value(); number++) {
                    users.put(names.of(service, number), service.name().value());
                }
            }
        }
        refuse(mistakes(stack, users));
    }

    private static List<Mistake> mistakes(Stack stack, Map<String, String> users) {
        var mistakes = new ArrayList<Mistake>();
        for (var service : stack.services()) {
            service.containerName()
                    .ifPresent(name -> {
                        var earlier = users.putIfAbsent(name.value(), service.name().value());
                        if (earlier != null) {
                            mistakes.add(mistake(service, name.value(), earlier));
                        }
                    });
        }
        return mistakes;
    }

    private static Mistake mistake(Service service, String name, String earlier) {
        var entry = service.definition().entry("container_name");
        return Mistake.of(
                "container name \"" + name + "\" is already in use by service " + earlier,
                entry == null ? service.definition().location() : entry.keyLocation(),
                "services." + service.name(),
                "choose another name for one of them");
    }

    private static void refuse(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new StackException(new InvalidDefinition(mistakes));
        }
    }
}
