package io.stackctl.command.completion;

import io.stackctl.command.Candidates;
import io.stackctl.command.GlobalFlags;
import io.stackctl.command.Syntax;
import io.stackctl.command.Syntax.FlagHelp;
import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.command.lifecycle.LockCommand;
import io.stackctl.command.lifecycle.MigrateCommand;
import io.stackctl.command.view.ContextCommand;
import io.stackctl.command.view.PluginCommand;
import io.stackctl.workflow.source.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what may stand next on a command line. */
final class Completion {

    private final VerbSource verbs;
    private final Optional<Checkout> checkout;
    private final Function<List<String>, List<String>> services;

    /**
     * Creates one.
     *
     * @param services the services of the stack that the words in front of the verb mean
     */
    Completion(
            VerbSource verbs,
            Optional<Checkout> checkout,
            Function<List<String>, List<String>> services) {
        this.verbs = verbs;
        this.checkout = checkout;
        this.services = services;
    }

    /**
     * All candidates, also those that do not begin with what is typed.
     *
     * @param before the words between the tool's name and the one that is typed
     */
    List<String> of(List<String> before, String typed) {
        Syntax globals = new GlobalFlags().syntax();
        int verbAt = firstArgument(before, globals);
        if (verbAt < 0) {
            return next(before, typed, globals, List.of(), this::verbNames);
        }
        List<String> front = before.subList(0, verbAt);
        List<String> rest = before.subList(verbAt + 1, before.size());
        Optional<Verb> verb = verbs.verb(before.get(verbAt));
        if (verb.isEmpty()) {
            return List.of();
        }
        new GlobalFlags().addTo(verb.get());
        Syntax flags = verb.get().syntax();
        boolean argued = firstArgument(rest, flags) >= 0;
        if (argued && isFirstOnly(verb.get().candidates())) {
            return List.of();
        }
        return next(rest, typed, flags, front, () -> arguments(verb.get(), front));
    }

    /** Whether only the first argument is one that can be listed. */
    private static boolean isFirstOnly(Candidates candidates) {
        return candidates == Candidates.ONE_SERVICE
                || candidates == Candidates.MIGRATIONS
                || candidates == Candidates.CONTEXT
                || candidates == Candidates.PLUGIN
                || candidates == Candidates.LOCK;
    }

    /** The value of a flag, a flag, or an argument. */
    private List<String> next(
            List<String> before,
            String typed,
            Syntax flags,
            List<String> front,
            java.util.function.Supplier<List<String>> arguments) {
        Optional<FlagHelp> open = open(before, flags);
        if (open.isPresent()) {
            return values(open.get().names().getLast(), front);
        }
        int equals = typed.indexOf('=');
        if (typed.startsWith("--") && equals > 0) {
            String name = typed.substring(0, equals);
            return values(name, front).stream().map(value -> name + "=" + value).toList();
        }
        return typed.startsWith("-") ? names(flags) : arguments.get();
    }

    /** The flag at the end of the words whose value is to follow. */
    private static Optional<FlagHelp> open(List<String> before, Syntax flags) {
        return before.isEmpty() ? Optional.empty() : flags.valued(before.getLast());
    }

    /** Which file names fit beside the candidates. */
    FileCompletion fileNames(List<String> before) {
        Syntax globals = new GlobalFlags().syntax();
        int verbAt = firstArgument(before, globals);
        Optional<Verb> verb = verbAt < 0 ? Optional.empty() : verbs.verb(before.get(verbAt));
        if (verbAt >= 0 && verb.isEmpty()) {
            return FileCompletion.ANY;
        }
        verb.ifPresent(new GlobalFlags()::addTo);
        List<String> rest = before.subList(verbAt + 1, before.size());
        Optional<FlagHelp> open = open(rest, verb.map(Verb::syntax).orElse(globals));
        if (open.isPresent()) {
            return fileNames(open.get().names().getLast());
        }
        return verb.isPresent() && verb.get().name().equals("cp")
                ? FileCompletion.ANY
                : FileCompletion.NONE;
    }

    private FileCompletion fileNames(String flag) {
        return switch (flag) {
            case "--file" -> FileCompletion.BY_ENDING;
            case "--project-directory", "--workdir" -> FileCompletion.FOLDERS;
            case "--project-name", "--profile", "--parallel", "--host", "--context" ->
                    FileCompletion.NONE;
            default -> values(flag, List.of()).isEmpty() ? FileCompletion.ANY : FileCompletion.NONE;
        };
    }

    private static List<String> names(Syntax flags) {
        List<String> names = new ArrayList<>();
        for (FlagHelp flag : flags.flags()) {
            flag.names().forEach(name -> names.add(name + "\t" + flag.description()));
        }
        return names;
    }

    private List<String> verbNames() {
        List<String> names = new ArrayList<>();
        for (String name : verbs.names()) {
            verbs.verb(name).ifPresent(verb -> names.add(name + "\t" + verb.summary()));
        }
        return names;
    }

    private List<String> arguments(Verb verb, List<String> front) {
        return switch (verb.candidates()) {
            case NONE -> List.of();
            case SERVICES, ONE_SERVICE -> services.apply(front);
            case SERVICES_EQUALS -> services.apply(front).stream().map(name -> name + "=").toList();
            case SHELLS -> List.of("bash", "zsh", "fish");
            case MIGRATIONS -> MigrateCommand.ACTIONS;
            case LOCK -> LockCommand.ACTIONS;
            case CONTEXT -> ContextCommand.ACTIONS;
            case PLUGIN -> PluginCommand.ACTIONS;
            case VERBS -> verbs.names();
        };
    }

    /** What a flag takes; nothing for file names, which the shell completes itself. */
    private List<String> values(String flag, List<String> front) {
        return switch (flag) {
            case "--stack" -> checkout.map(Checkout::stacks).orElse(List.of());
            case "--as" -> PluginCommand.NAMES;
            case "--progress" -> List.of("auto", "tty", "plain", "json", "quiet");
            case "--ansi" -> List.of("auto", "always", "never");
            case "--format" -> List.of("table", "json");
            case "--pull" -> List.of("always", "missing", "never", "build");
            case "--policy" -> List.of("always", "missing");
            case "--rmi" -> List.of("all", "local");
            case "--protocol" -> List.of("tcp", "udp");
            case "--signal" ->
                    List.of("SIGHUP", "SIGINT", "SIGKILL", "SIGTERM", "SIGUSR1", "SIGUSR2");
            case "--status" ->
                    List.of(
                            "created",
                            "running",
                            "paused",
                            "restarting",
                            "removing",
                            "exited",
                            "dead");
            case "--attach", "--no-attach", "--exit-code-from" -> services.apply(front);
            case "--scale", "--image" ->
                    services.apply(front).stream().map(name -> name + "=").toList();
            default -> List.of();
        };
    }

    /** Where the first word stands that is neither a flag nor its value; -1 when there is none. */
    private static int firstArgument(List<String> words, Syntax flags) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (!word.startsWith("-")) {
                return at;
            }
            if (flags.valued(word).isPresent()) {
                at++;
            }
        }
        return -1;
    }
}
