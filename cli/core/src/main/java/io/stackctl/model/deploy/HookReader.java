package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Reads {@code hooks}. */
final class HookReader {

    private final Declared hooks;
    private final List<String> services;

    HookReader(Declared declared, List<String> services) {
        this.services = services;
        hooks = declared.below("hooks").known("before", "after", "failed");
    }

    DeployHooks hooks() {
        return new DeployHooks(hook("before"), hook("after"), hook("failed"));
    }

    private Optional<DeployHook> hook(String key) {
        return hooks.find(key).flatMap(this::hook);
    }

    private Optional<DeployHook> hook(Declared.Field field) {
        if (field.node() instanceof Mapping mapping) {
            var hook = Declared.ofMapping(mapping, field.path(), hooks.found()).known("service");
            if (!hook.has("service")) {
                hook.mistake("names no service", "write it as { service: NAME }");
            }
            return hook.value("service", "a service's name", this::service)
                    .map(DeployHook.OfService::new);
        }
        var words = hooks.words(field);
        return words.isEmpty() ? Optional.empty() : Optional.of(new DeployHook.OnMachine(words));
    }

    private ServiceName service(String text) {
        if (!services.contains(text)) {
            throw new InvalidValueException(
                    "there is no service " + Words.shown(text),
                    Words.advice(text, services, "the services are "));
        }
        return ServiceName.of(text);
    }
}
