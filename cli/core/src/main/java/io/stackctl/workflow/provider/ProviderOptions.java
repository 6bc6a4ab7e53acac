package io.stackctl.workflow.provider;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.service.Provider;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options that a provider's program says it takes, in its answer to {@code compose metadata}:
 * {@code {"up":{"parameters":[{"name":"size","required":true}]},"down":{…}}}.
 *
 * @param metadata empty when it does not say, and so takes all
 */
record ProviderOptions(Optional<Mapping> metadata) {

    static ProviderOptions of(String answer) {
        try {
            return new ProviderOptions(
                    YamlReader.read("metadata", answer).stream()
                            .map(document -> document.root())
                            .filter(Mapping.class::isInstance)
                            .map(Mapping.class::cast)
                            .filter(said -> said.has("up") || said.has("down"))
                            .findFirst());
        } catch (StackException noMetadata) {
            return new ProviderOptions(Optional.empty());
        }
    }

    /**
     * The options of a definition as flags of a command, such as {@code --size=10}.
     *
     * @param command {@code up} or {@code down}
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
                    if (metadata.isEmpty() || taken.contains(name)) {
                        values.forEach(value -> flags.add("--" + name + "=" + value));
                    }
                });
        return flags;
    }

    private List<Mapping> parameters(String command) {
        return metadata.map(said -> said.mapping(command).mappings("parameters")).orElse(List.of());
    }
}
