package io.stackctl.workflow.provider;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.service.Provider;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The options that a provider's program says it takes, in its answer to {@code compose metadata}:
 * {@code {"up":{"parameters":[{"name":"size","required":true}]},"down":{…},"stop":{…}}}. One that
 * describes neither itself nor parameters takes all of them.
 *
 * @param metadata what it says; may be empty
 */
record ProviderOptions(Mapping metadata) {

    private static final Mapping NOTHING = Mapping.empty(Location.NONE);

    /**
     * Asks a program. Saying it is optional: one that knows no such command takes every option.
     *
     * @throws StackException when it cannot be asked, or does not come to an end
     */
    static ProviderOptions of(ClientProgram program) {
        var answer = program.ask(List.of("compose", "metadata"));
        return of(answer.code() == 0 ? answer.text() : "");
    }

    static ProviderOptions of(String answer) {
        try {
            return new ProviderOptions(
                    YamlReader.read("metadata", answer).stream()
                            .map(document -> document.root())
                            .filter(Mapping.class::isInstance)
                            .map(Mapping.class::cast)
                            .findFirst()
                            .orElse(NOTHING));
        } catch (StackException noMetadata) {
            return new ProviderOptions(NOTHING);
        }
    }

    /** Whether what it provides can be stopped. */
    boolean stops() {
        return metadata.get("stop") instanceof Mapping;
    }

    private boolean takesAll() {
        return metadata.text("description", "").isEmpty()
                && !metadata.mapping("up").has("parameters")
                && !metadata.mapping("down").has("parameters");
    }

    /**
     * The options of a definition as flags of a command, such as {@code --size=10}.
     *
     * @param command {@code up}, {@code stop} or {@code down}
     * @throws StackException when one is missing that the program requires
     */
    List<String> flags(Provider provider, String command) {
        Set<String> taken = new HashSet<>();
        for (var parameter : parameters(command)) {
            var name = parameter.text("name", "");
            taken.add(name);
            if (parameter.text("required", "").equals("true")
                    && !provider.options().containsKey(name)) {
                throw new StackException(
                        new InvalidRequest(
                                "provider \""
                                        + provider.type()
                                        + "\" requires the option \""
                                        + name
                                        + "\"",
                                "set it under provider.options"));
            }
        }
        List<String> flags = new ArrayList<>();
        provider.options()
                .forEach((name, values) -> {
                    if (takesAll() || taken.contains(name)) {
                        values.forEach(value -> flags.add("--" + name + "=" + value));
                    }
                });
        return flags;
    }

    private List<Mapping> parameters(String command) {
        return metadata.mapping(command).mappings("parameters");
    }
}
