package io.stackctl.services.migrations;

import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.Migrator;
import io.stackctl.services.kit.ConfigurationException;
import io.stackctl.services.kit.Environment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs one command and ends: 0 when it went well, 1 when a migration failed or has to be settled, 2
 * when the environment is not complete. Without a command it applies what is pending.
 */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            var settings = new Environment(System.getenv()).read(Settings.class);
            var migrator =
                    new Migrator(
                            Path.of(settings.migrations()),
                            () -> JdbcSession.open(settings.database()),
                            Duration.ofSeconds(settings.database().patienceSeconds()),
                            new Words(out));
            return new Commands(migrator, settings, out).run(arguments);
        } catch (ConfigurationException e) {
            err.println("invalid environment: " + e.getMessage());
            return 2;
        } catch (MigrationException e) {
            err.println(e.message());
            if (!e.remedy().isEmpty()) {
                err.println("  " + e.remedy());
            }
            return 1;
        }
    }
}
