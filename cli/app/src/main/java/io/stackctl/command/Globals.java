package io.stackctl.command;

import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.progress.AnsiMode;
import io.stackctl.terminal.progress.LogLevel;
import io.stackctl.terminal.progress.ProgressMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the flags in front of the verb and the environment say together; flags win.
 *
 * @param insecureRegistries hosts of {@code oci://} definitions that are spoken to without TLS
 * @param parallel the most pulls, pushes and builds at once; empty for no limit
 * @param ignoreOrphans whether nothing is said of containers that no service has any more
 * @param removeOrphans whether they are removed where no flag says otherwise
 * @param menu whether keys do something while containers are shown, where no flag says otherwise
 * @param logLevel from which level on messages are shown
 */
public record Globals(
        List<String> files,
        Optional<String> project,
        List<String> profiles,
        List<String> envFiles,
        List<String> insecureRegistries,
        Optional<String> projectDirectory,
        Optional<String> stack,
        ProgressMode progress,
        AnsiMode ansi,
        OptionalInt parallel,
        boolean compatibility,
        boolean ignoreOrphans,
        boolean removeOrphans,
        boolean menu,
        boolean allResources,
        boolean dryRun,
        LogLevel logLevel) {

    /** What stands between the parts of a container's name. */
    public String nameSeparator() {
        return compatibility ? "_" : "-";
    }

    Globals withProgress(String mode) {
        return new Globals(
                files,
                project,
                profiles,
                envFiles,
                insecureRegistries,
                projectDirectory,
                stack,
                read(ProgressMode::of, mode),
                ansi,
                parallel,
                compatibility,
                ignoreOrphans,
                removeOrphans,
                menu,
                allResources,
                dryRun,
                logLevel);
    }

    /** Reads the flags and the process's variables. */
    public static Globals of(GlobalFlags flags, Console console) {
        return of(flags, console, console);
    }

    /**
     * Reads both.
     *
     * @param settings has the variables of the first env files too; how progress is shown depends
     *     on the process's alone
     */
    static Globals of(GlobalFlags flags, Console console, Console settings) {
        if (flags.projectDirectory.given() && flags.workingDirectory.given()) {
            throw BadUsage.of(
                    "cannot specify DEPRECATED '--workdir' and '--project-directory'. Please use only '--project-directory' instead");
        }
        return new Globals(
                flags.files.all(),
                flags.project.value(),
                flags.profiles.all(),
                flags.envFiles.all(),
                flags.insecureRegistries.all(),
                flags.projectDirectory.value().or(flags.workingDirectory::value),
                flags.stack.value(),
                read(ProgressMode::of, flags.progress.orElse(console.variable("COMPOSE_PROGRESS"))),
                read(AnsiMode::of, ansi(flags, settings)),
                parallel(flags.parallel, settings),
                flags.compatibility.given()
                        ? flags.compatibility.isOn()
                        : settings.isOn("COMPOSE_COMPATIBILITY"),
                settings.isOn("COMPOSE_IGNORE_ORPHANS"),
                settings.isOn("COMPOSE_REMOVE_ORPHANS"),
                settings.variable("COMPOSE_MENU").isEmpty() || settings.isOn("COMPOSE_MENU"),
                flags.allResources.isOn(),
                flags.dryRun.isOn(),
                flags.client.logLevel());
    }

    private static String ansi(GlobalFlags flags, Console console) {
        String usual = flags.noAnsi.isOn() ? "never" : console.variable("COMPOSE_ANSI");
        return flags.ansi.orElse(usual);
    }

    private static <T> T read(Function<String, T> reader, String word) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException unknown) {
            throw BadUsage.of(String.valueOf(unknown.getMessage()));
        }
    }

    private static OptionalInt parallel(Choice flag, Console console) {
        OptionalInt limit = flag.number();
        String variable = console.variable("COMPOSE_PARALLEL_LIMIT");
        if (limit.isEmpty() && !variable.isEmpty()) {
            try {
                limit = OptionalInt.of(Integer.parseInt(variable));
            } catch (NumberFormatException noNumber) {
                throw BadUsage.of(
                        "COMPOSE_PARALLEL_LIMIT must be an integer (found: \"" + variable + "\")");
            }
        }
        return limit.isPresent() && limit.getAsInt() > 0 ? limit : OptionalInt.empty();
    }
}
