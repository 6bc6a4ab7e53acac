package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Flag;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.failure.NearestName;
import io.stackctl.terminal.view.ContextsView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Contexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code context}: the engines that Docker's client knows by name. */
public final class ContextCommand extends Verb {

    /** What may stand behind it, with a description each. */
    public static final List<String> ACTIONS =
            List.of(
                    "ls\tList contexts",
                    "use\tHave a context used from now on",
                    "create\tAdd a context",
                    "inspect\tShow what is known of contexts",
                    "rm\tRemove contexts",
                    "show\tPrint the name of the one in use");

    private static final List<String> WORDS =
            List.of("ls", "use", "create", "inspect", "rm", "show");
    private static final Map<String, String> ALIASES = Map.of("list", "ls", "remove", "rm");

    private final Toolbox toolbox;
    private final Toggle quiet = toggle("Only names, for ls", "-q", "--quiet");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Name}}', for ls", "--format");
    private final Choice description = choice("TEXT", "What it is, for create", "--description");
    private final Values docker =
            commaValues(
                    "KEY=VALUE",
                    "Its engine, for create: host, ca, cert, key, skip-tls-verify, from",
                    "--docker");
    private final Choice from = choice("CONTEXT", "Take the engine of another one", "--from");
    private final Toggle force = toggle("Remove one in use too, for rm", "-f", "--force");

    public ContextCommand(Toolbox toolbox) {
        super(
                "context",
                "ls | use NAME | create NAME | inspect [NAME...] | rm NAME... | show",
                "Name engines, as Docker's client does",
                "stackctl context create far --docker host=ssh://me@server");
        this.toolbox = toolbox;
        arguments(1, Integer.MAX_VALUE);
    }

    @Override
    public Candidates candidates() {
        return Candidates.CONTEXT;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var action = ALIASES.getOrDefault(arguments.getFirst(), arguments.getFirst());
        var names = arguments.subList(1, arguments.size());
        var contexts = new Contexts(toolbox.contexts());
        requireMeaning(action, quiet, "ls");
        requireMeaning(action, format, "ls");
        requireMeaning(action, description, "create");
        requireMeaning(action, docker, "create");
        requireMeaning(action, from, "create");
        requireMeaning(action, force, "rm");
        switch (action) {
            case "ls" -> list(session, contexts, names);
            case "use" -> use(session, contexts, single(action, names));
            case "create" -> create(session, contexts, single(action, names));
            case "inspect" -> session.out().print(contexts.inspect(names));
            case "rm" -> remove(session, contexts, names);
            case "show" -> {
                requireCount(action, 0, names);
                session.out().println(contexts.current());
            }
            default ->
                    throw BadUsage.of(
                            "unknown command: \"stackctl context " + action + "\"",
                            NearestName.to(action, WORDS)
                                    .map(near -> "Did you mean 'stackctl context " + near + "'?")
                                    .orElse("See 'stackctl context --help'."));
        }
        return 0;
    }

    private void list(Session session, Contexts contexts, List<String> names) {
        requireCount("ls", 0, names);
        var all = contexts.list();
        session.out()
                .print(
                        quiet.isOn()
                                ? ContextsView.names(all)
                                : ContextsView.of(format.orElse("table"), all));
    }

    private static void use(Session session, Contexts contexts, String name) {
        boolean used = contexts.use(name);
        session.out().println(name);
        session.console().err().println("Current context is now \"" + name + "\"");
        if (!used) {
            session.console()
                    .err()
                    .println(
                            "Warning: DOCKER_HOST or DOCKER_CONTEXT overrides the active context."
                                    + " To use it, either set the global --context flag, or unset"
                                    + " the variable.");
        }
    }

    private void create(Session session, Contexts contexts, String name) {
        Map<String, String> endpoint = new LinkedHashMap<>();
        for (var pair : docker.all()) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw BadUsage.of(
                        pair + " must be formatted as key=value",
                        "Write it as --docker host=ssh://me@server.");
            }
            endpoint.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        contexts.create(name, description.value(), from.value(), endpoint);
        session.out().println(name);
        session.console().err().println("Successfully created context \"" + name + "\"");
    }

    private void remove(Session session, Contexts contexts, List<String> names) {
        if (names.isEmpty()) {
            throw BadUsage.of(
                    "'context rm' requires at least 1 argument", "Name the contexts to remove.");
        }
        contexts.remove(names, force.isOn());
        names.forEach(session.out()::println);
    }

    private static void requireMeaning(String action, Flag flag, String owner) {
        if (flag.given() && !action.equals(owner)) {
            var name = flag.longestName();
            throw BadUsage.of(
                    name + " has no meaning for 'context " + action + "'",
                    "It belongs to 'stackctl context " + owner + "'.");
        }
    }

    private static String single(String action, List<String> names) {
        requireCount(action, 1, names);
        return names.getFirst();
    }

    private static void requireCount(String action, int count, List<String> names) {
        if (names.size() != count) {
            throw BadUsage.of(
                    "'context "
                            + action
                            + "' takes "
                            + (count == 0 ? "no argument" : "exactly one name"),
                    "See 'stackctl context --help'.");
        }
    }
}
