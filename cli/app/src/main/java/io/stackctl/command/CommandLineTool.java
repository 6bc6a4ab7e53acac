package io.stackctl.command;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.failure.Failure;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.FailureText;
import io.stackctl.terminal.device.Console;
import io.stackctl.workflow.source.Checkout;
import java.util.List;
import java.util.Optional;

/**
 * The whole tool: reads a command line, runs one verb, tells its failure. Never ends the process.
 */
public final class CommandLineTool {

    private static final int OK = 0;

    private final Console console;
    private final VerbSource verbs;
    private final Optional<Checkout> checkout;

    /**
     * Puts it together.
     *
     * @param checkout the checkout of this repository that it runs from, if it does
     */
    public CommandLineTool(Console console, VerbSource verbs, Optional<Checkout> checkout) {
        this.console = console;
        this.verbs = verbs;
        this.checkout = checkout;
    }

    /**
     * Runs one command line.
     *
     * @param line the words after {@code stackctl}
     * @return the exit code: 0, 1, 13 when another deployment has the stack, 14 when there is
     *     nothing to roll back to, 130 after an interrupt, 141 when nobody reads the output any
     *     more, or that of a container
     */
    public int execute(String... line) {
        var flags = new GlobalFlags();
        try {
            int code = execute(flags, List.of(line));
            console.out().flush();
            return code;
        } catch (RuntimeException | Error failed) {
            flushOutput();
            return report(flags, failed);
        } finally {
            console.err().flush();
        }
    }

    /**
     * Tells why a command line is not run.
     *
     * @return the exit code
     */
    public int refuse(Failure failure) {
        report(new GlobalFlags(), failure);
        console.err().flush();
        return ExitCode.of(failure);
    }

    /**
     * Says what a thread died of that nobody waits for.
     *
     * @return the exit code that the process has to end with
     */
    public int died(Throwable cause) {
        int code = report(new GlobalFlags(), cause);
        console.err().flush();
        return code;
    }

    /** What was printed before a failure is shown before it. */
    private void flushOutput() {
        try {
            console.out().flush();
        } catch (StackException alsoLost) {
            // One failure is told, and it is the first one.
            return;
        }
    }

    private int report(GlobalFlags flags, Throwable thrown) {
        Failure failure =
                thrown instanceof StackException known ? known.failure() : unexpected(thrown);
        report(flags, failure);
        debug(flags, thrown);
        return ExitCode.of(failure);
    }

    private static Failure unexpected(Throwable thrown) {
        if (thrown instanceof NoClassDefFoundError
                && thrown.getCause() instanceof ClassNotFoundException) {
            // It was complete when it began.
            return new Failure.OperationFailed(
                    "a part of stackctl is not there any more: " + thrown.getMessage(),
                    "Was it upgraded, moved or removed meanwhile? Run the command again.");
        }
        return new Failure.OperationFailed(
                "stackctl failed in a way it should not: " + thrown,
                "This is a defect of stackctl; --debug shows where it happened.");
    }

    private int execute(GlobalFlags flags, List<String> line) {
        List<String> words = flags.parse(PluginCall.ownWords(flags, line, console.environment()));
        if (flags.version.isOn()) {
            return run(flags, "version", List.of());
        }
        if (words.isEmpty() || words.equals(List.of("help"))) {
            console.out().print(new RootHelp(flags.syntax(), verbs).text());
            return OK;
        }
        String name = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        if (name.equals("help")) {
            return help(find(rest.getFirst(), verbs));
        }
        return flags.help.isOn() ? help(find(name, verbs)) : run(flags, name, rest);
    }

    private int run(GlobalFlags flags, String name, List<String> rest) {
        var engine = flags.client.engine();
        if (!engine.several().isEmpty()) {
            return new SeveralEngines(console, verbs, engine, this::report)
                    .run(flags, name, rest, towards -> run(flags, name, rest, towards));
        }
        return run(flags, name, rest, engine.saysNothing() ? verbs : verbs.towards(engine));
    }

    private int run(GlobalFlags flags, String name, List<String> rest, VerbSource towards) {
        String said = flags.target.orElse(console.variable("STACKCTL_TARGET"));
        if (!said.isEmpty()) {
            return run(flags, name, rest, on(said, towards), true);
        }
        try {
            return run(flags, name, rest, towards, false);
        } catch (StackException elsewhere) {
            // Nothing was done yet: that a stack belongs elsewhere shows when it is read.
            if (elsewhere.failure() instanceof Failure.OtherTarget other) {
                return run(flags, name, rest, on(other.target(), towards), true);
            }
            throw elsewhere;
        }
    }

    private static VerbSource on(String target, VerbSource verbs) {
        try {
            var cluster = ClusterKind.of(target);
            return cluster.isPresent() ? verbs.on(cluster.get()) : verbs;
        } catch (InvalidValueException unknown) {
            throw BadUsage.of(String.valueOf(unknown.getMessage()), unknown.remedy());
        }
    }

    /**
     * Runs a verb.
     *
     * @param chosen whether it is said what it runs on; else the definition may say so
     */
    private int run(
            GlobalFlags flags, String name, List<String> rest, VerbSource towards, boolean chosen) {
        Verb verb = find(name, towards);
        if (!flags.help.isOn()) {
            verb.prepare();
        }
        flags.addTo(verb);
        List<String> arguments = verb.parse(rest);
        if (flags.help.isOn()) {
            return help(verb);
        }
        verb.check(arguments);
        Globals globals = Globals.of(flags, console);
        var finder = new StackLookup(console, checkout, towards).finder(globals);
        if (verb instanceof EngineVerb) {
            boolean anywhere = KnownVerb.of(name).filter(KnownVerb::isSameAnywhere).isPresent();
            finder = chosen || anywhere ? finder : finder.forEngine();
            var settings = console.withEnvironment(finder.earlyVariables());
            globals = Globals.of(flags, console, settings);
        }
        return verb.run(new Session(console, globals, finder, name, rest), arguments);
    }

    static Verb find(String name, VerbSource verbs) {
        return verbs.verb(name)
                .orElseThrow(() ->
                        BadUsage.of(
                                "unknown command: \"stackctl " + name + "\"",
                                NearestName.to(name, verbs.names())
                                        .map(near -> "Did you mean 'stackctl " + near + "'?")
                                        .orElse("'stackctl --help' lists all commands.")));
    }

    private int help(Verb verb) {
        console.out().print(verb.syntax().help());
        return OK;
    }

    private void report(GlobalFlags flags, Failure failure) {
        boolean json = flags.progress.orElse(console.variable("COMPOSE_PROGRESS")).equals("json");
        boolean terminal = console.tty().errorIsTerminal();
        String text =
                json
                        ? FailureText.json(failure)
                        : new FailureText(
                                        terminal && console.variable("NO_COLOR").isEmpty(),
                                        terminal)
                                .of(failure);
        boolean said = !failure.message().isEmpty();
        if (said && !text.isEmpty()) {
            console.err().raw(text + "\n");
        }
    }

    private void debug(GlobalFlags flags, Throwable thrown) {
        if (flags.debugging()) {
            thrown.printStackTrace(console.err());
        }
    }
}
