package io.stackctl;

import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.command.VersionCommand;
import java.util.List;
import java.util.Optional;

/** Puts the layers together: the one place that knows every verb and which engine it talks to. */
final class Wiring implements VerbSource {

    /** The version of Compose whose behaviour, labels and names stackctl has. */
    private static final String COMPOSE_VERSION = "2.40.3";

    private static final String OWN_VERSION = "0.1.0";

    @Override
    public List<String> names() {
        return List.of("version");
    }

    @Override
    public Optional<Verb> verb(String name) {
        return switch (name) {
            case "version" -> Optional.of(new VersionCommand(COMPOSE_VERSION, OWN_VERSION));
            default -> Optional.empty();
        };
    }
}
