package io.stackctl.services.migrations;

import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.Migrator;
import io.stackctl.migration.rule.Request;
import io.stackctl.migration.rule.Version;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the job can be asked for. */
final class Commands {

    private static final String USAGE =
            "commands: status, up [N] [--contract], down [N], redo, reset --yes [--force],"
                    + " resolve VERSION applied|pending";

    private final Migrator migrator;
    private final Settings settings;
    private final PrintStream out;

    Commands(Migrator migrator, Settings settings, PrintStream out) {
        this.migrator = migrator;
        this.settings = settings;
        this.out = out;
    }

    /**
     * Does it.
     *
     * @param arguments such as {@code down 2}; none is {@code up}
     * @return the exit code
     * @throws MigrationException when it cannot be done
     */
    int run(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        boolean yes = words.remove("--yes");
        boolean forced = words.remove("--force");
        if (words.isEmpty()) {
            words.add("up");
        }
        return switch (words.getFirst()) {
            case "status" -> status();
            case "resolve" -> resolve(words);
            case "help", "--help", "-h" -> say(USAGE);
            default -> migrate(Request.of(words), yes, forced);
        };
    }

    private int migrate(Request request, boolean yes, boolean forced) {
        if (request instanceof Request.Reset reset) {
            reset.check(settings.stackctlEnv(), forced);
            if (!yes) {
                migrator.preview(request).changes().forEach(out::println);
                throw new MigrationException("all of these would be run", "--yes does it");
            }
        }
        return say(migrator.run(request).summary());
    }

    private int status() {
        var standing = migrator.status();
        for (var entry : standing.entries()) {
            var time = entry.appliedAt().map(Object::toString).orElse("");
            out.printf("%-8s %-40s %s%n", entry.state().word(), entry.name(), time);
        }
        standing.problems().forEach(out::println);
        return standing.problems().isEmpty() ? 0 : 1;
    }

    private int resolve(List<String> words) {
        if (words.size() != 3 || !List.of("applied", "pending").contains(words.get(2))) {
            throw new MigrationException("resolve takes a version and what it counts as", USAGE);
        }
        migrator.resolve(Version.of(words.get(1)), words.get(2).equals("applied"));
        return say(words.get(1) + " counts as " + words.get(2));
    }

    private int say(String line) {
        out.println(line);
        return 0;
    }
}
