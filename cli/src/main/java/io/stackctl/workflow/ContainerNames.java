package io.stackctl.workflow;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;

/** The engine has each container name once, so two services cannot share one. */
final class ContainerNames {

    private ContainerNames() {}

    static void requireUnique(Stack stack) {
        var users = new HashMap<String, String>();
        var mistakes = new ArrayList<Mistake>();
        for (var service : stack.services()) {
            var name = service.containerName();
            if (name.isEmpty()) {
                continue;
            }
            var earlier = users.putIfAbsent(name.get().value(), service.name().value());
            if (earlier != null) {
                var entry = service.definition().entry("container_name");
                mistakes.add(
                        Mistake.of(
                                "container name \""
                                        + name.get()
                                        + "\" is already in use by service "
                                        + earlier,
                                entry == null
                                        ? service.definition().location()
                                        : entry.keyLocation(),
                                "services." + service.name(),
                                "choose another name for one of them"));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new StackException(new InvalidDefinition(mistakes));
        }
    }
}
