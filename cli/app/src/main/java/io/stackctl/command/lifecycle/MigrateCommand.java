package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Flag;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.failure.NearestName;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.MigrationsView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Migrate;
import java.util.ArrayList;
import java.util.List;

/** {@code migrate}: the schema of a stack's database, forward and back. */
public final class MigrateCommand extends EngineVerb {

    /** What may stand behind it, with a description each. */
    public static final List<String> ACTIONS =
            List.of(
                    "status\tWhat is applied, pending, or wrong",
                    "up\tApply pending migrations, all or N",
                    "down\tRevert the newest migration, or N",
                    "redo\tRevert the newest migration and apply it again",
                    "reset\tRevert all migrations",
                    "create\tMake the files of the next migration",
                    "resolve\tSay by hand that a version is applied or pending");

    private final Choice format = choice("FORMAT", "table or json, for status", "--format");
    private final Toggle force = toggle("Reset even where the environment is prod", "--force");
    private final Toggle contract =
            toggle("Apply those that wait for a deployment, too", Request.CONTRACT);
    private final Toggle yes = toggle("Do not ask", "-y", "--yes");

    public MigrateCommand(Toolbox toolbox) {
        super(
                toolbox,
                "migrate",
                "status | up [N] [--contract] | down [N] | redo | reset | create NAME | resolve VERSION applied|pending",
                "Bring the schema of the stack's database forward or back",
                "stackctl migrate status");
        syntax().footer(
                        "Example:",
                        "  stackctl migrate create add_tokens      makes 003_add_tokens.up.sql and .down.sql",
                        "  stackctl migrate up                     applies what is pending, as 'up' does too",
                        "  stackctl migrate up --contract          what waits for a deployment, too",
                        "  stackctl migrate down 2 --dry-run       says what two steps back would revert",
                        "  stackctl migrate status --format json",
                        "  stackctl migrate resolve 3 pending      after 003 was broken off and undone by hand",
                        "",
                        "The definition says where they are and which service is the PostgreSQL database:",
                        "  x-stackctl: {migrations: {directory: ./migrations, database: db}}");
        arguments(1, 3);
    }

    @Override
    public Candidates candidates() {
        return Candidates.MIGRATIONS;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var action = arguments.getFirst();
        belongsTo("status", format, action);
        belongsTo("reset", force, action);
        belongsTo("up", contract, action);
        try (var events = session.progress()) {
            var migrate = new Migrate(around(session, events, session.confirmation(yes.isOn())));
            return switch (action) {
                case "status" -> status(session, migrate, stack(session, events, arguments, 1));
                case "create" -> create(session, migrate, events, arguments);
                case "resolve" -> resolve(session, migrate, events, arguments);
                default -> {
                    if (!Request.WORDS.contains(action)) {
                        throw unknown(action);
                    }
                    var request = Migrate.request(words(arguments));
                    yield run(session, migrate, stack(session, events, arguments, 2), request);
                }
            };
        }
    }

    private List<String> words(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        if (contract.isOn()) {
            words.add(Request.CONTRACT);
        }
        return words;
    }

    private static void belongsTo(String owner, Flag flag, String action) {
        if (flag.given() && !action.equals(owner)) {
            throw BadUsage.of(
                    flag.longestName() + " has no meaning for 'migrate " + action + "'",
                    "It belongs to 'stackctl migrate " + owner + "'.");
        }
    }

    private int status(Session session, Migrate migrate, Stack stack) {
        var standing = migrate.status(stack);
        session.out()
                .print(
                        switch (format.orElse("table")) {
                            case "table" -> MigrationsView.table(standing);
                            case "json" -> MigrationsView.json(standing);
                            default -> throw BadUsage.format(format.orElse(""));
                        });
        return standing.problems().isEmpty() ? 0 : 1;
    }

    private int run(Session session, Migrate migrate, Stack stack, Request request) {
        var report = migrate.run(stack, request, force.isOn());
        if (report.isEmpty()) {
            return session.declined();
        }
        if (session.globals().dryRun()) {
            report.get().changes().forEach(change -> session.out().println("would run " + change));
        } else {
            session.out().println(report.get().summary());
        }
        return 0;
    }

    private static int create(
            Session session, Migrate migrate, Renderer events, List<String> arguments) {
        if (arguments.size() != 2) {
            throw BadUsage.of("create takes the name of the migration, such as add_tokens");
        }
        migrate.create(stack(session, events, arguments, 2), arguments.getLast())
                .forEach(session.out()::println);
        return 0;
    }

    private static int resolve(
            Session session, Migrate migrate, Renderer events, List<String> arguments) {
        var outcome = arguments.getLast();
        if (arguments.size() != 3 || !List.of("applied", "pending").contains(outcome)) {
            throw BadUsage.of(
                    "resolve takes a version and what it counts as",
                    "Write 'stackctl migrate resolve VERSION applied' or '… pending'.");
        }
        migrate.resolve(
                stack(session, events, arguments, 3), arguments.get(1), outcome.equals("applied"));
        return 0;
    }

    private static Stack stack(Session session, Renderer events, List<String> arguments, int most) {
        if (arguments.size() > most) {
            throw BadUsage.of(
                    "'" + arguments.getLast() + "' is too much after " + arguments.getFirst());
        }
        return session.stack().loadWhole(List.of(), events);
    }

    private static RuntimeException unknown(String action) {
        var known = ACTIONS.stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
        return BadUsage.of(
                "unknown command: \"stackctl migrate " + action + "\"",
                NearestName.to(action, known)
                        .map(near -> "Did you mean 'stackctl migrate " + near + "'?")
                        .orElse("Write one of " + String.join(", ", known) + "."));
    }
}
