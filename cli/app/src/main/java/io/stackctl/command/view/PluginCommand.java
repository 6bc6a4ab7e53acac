package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import io.stackctl.failure.NearestName;
import io.stackctl.workflow.PluginLink;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code plugin}: stackctl as {@code docker stackctl}, or in Compose's place. */
public final class PluginCommand extends Verb {

    /** What may stand behind it, with a description each. */
    public static final List<String> ACTIONS =
            List.of(
                    "install\tMake 'docker stackctl', or 'docker compose', this program",
                    "remove\tEnd that, and bring back what was there before");

    /** What the client may call it. */
    public static final List<String> NAMES = List.of("stackctl", "compose");

    private static final List<String> WORDS = List.of("install", "remove");

    private final Toolbox toolbox;
    private final Choice as =
            choice("NAME", "The word behind docker: stackctl (default) or compose", "--as");

    public PluginCommand(Toolbox toolbox) {
        super(
                "plugin",
                "install | remove",
                "Have Docker's client call stackctl",
                "stackctl plugin install --as compose");
        this.toolbox = toolbox;
        arguments(1, 1);
    }

    @Override
    public Candidates candidates() {
        return Candidates.PLUGIN;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var name = as.orElse("stackctl");
        if (!NAMES.contains(name)) {
            throw BadUsage.of(
                    "invalid argument \"" + name + "\" for \"--as\" flag",
                    "Write stackctl or compose.");
        }
        var link = toolbox.plugin(name);
        switch (arguments.getFirst()) {
            case "install" -> install(session, link, "docker " + name);
            case "remove" -> remove(session, link, "docker " + name);
            default ->
                    throw BadUsage.of(
                            "unknown command: \"stackctl plugin " + arguments.getFirst() + "\"",
                            NearestName.to(arguments.getFirst(), WORDS)
                                    .map(near -> "Did you mean 'stackctl plugin " + near + "'?")
                                    .orElse("See 'stackctl plugin --help'."));
        }
        return 0;
    }

    private static void install(Session session, PluginLink link, String words) {
        boolean changed = link.install();
        session.out()
                .println(
                        "'"
                                + words
                                + "' is "
                                + (changed ? "now" : "already")
                                + " stackctl: "
                                + link.place());
        link.kept()
                .ifPresent(kept -> session.out().println("What was there before is kept: " + kept));
        link.ofMachine()
                .ifPresent(behind ->
                        session.out().println("It comes before " + behind + ", which stays"));
    }

    private static void remove(Session session, PluginLink link, String words) {
        boolean kept = link.kept().isPresent();
        if (!link.remove()) {
            session.out().println("'" + words + "' is not stackctl: nothing is changed");
        } else if (kept) {
            session.out().println("'" + words + "' is what it was before: " + link.place());
        } else {
            session.out()
                    .println(
                            "'"
                                    + words
                                    + "' is "
                                    + link.ofMachine()
                                            .map(behind -> "now " + behind)
                                            .orElse("no more there"));
        }
    }
}
