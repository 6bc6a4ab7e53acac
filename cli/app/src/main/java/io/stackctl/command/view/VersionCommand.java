package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import java.util.List;

/** {@code version}: which Compose this stands in for, and which stackctl it is. */
public final class VersionCommand extends Verb {

    private final Toggle shortForm = toggle("Only the number", "--short");
    private final Choice format = choice("FORMAT", "pretty or json", "-f", "--format");
    private final String compose;
    private final String own;

    /**
     * Declares it.
     *
     * @param compose the version of Compose whose behaviour and labels this has, such as {@code
     *     5.5.0}; only the short form prints it without a {@code v}, which is how programs that
     *     compare it tell the two apart
     * @param own the version of stackctl
     */
    public VersionCommand(String compose, String own) {
        super("version", "", "Print the version", "stackctl version --short");
        this.compose = compose;
        this.own = own;
        arguments(0, 0);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        session.out().println(text());
        return 0;
    }

    private String text() {
        if (shortForm.isOn()) {
            return compose;
        }
        return switch (format.orElse("pretty")) {
            case "json" -> "{\"version\":\"v" + compose + "\"}";
            case "pretty" -> "Docker Compose version v" + compose + " (stackctl " + own + ")";
            default ->
                    throw BadUsage.of(
                            "unsupported --format value \"" + format.orElse("") + "\"",
                            "Write pretty or json.");
        };
    }
}
