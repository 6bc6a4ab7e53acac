package io.stackctl.command;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.files.InputFile;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.terminal.Prompt;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.progress.Appearance;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.terminal.progress.ProgressMode;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.remote.RemoteStack;
import io.stackctl.workflow.source.StackFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One run of a verb: what it is connected to, and what the flags in front of it said. */
public final class Session {

    private final Console console;
    private final Globals globals;
    private final StackFinder finder;
    private final String verb;
    private final List<String> words;

    Session(Console console, Globals globals, StackFinder finder, String verb, List<String> words) {
        this.console = console;
        this.globals = globals;
        this.finder = finder;
        this.verb = verb;
        this.words = words;
    }

    /** What was typed, without the flags in front of the verb. */
    List<String> line() {
        var line = new ArrayList<>(List.of("stackctl", verb));
        line.addAll(words);
        return line;
    }

    public Console console() {
        return console;
    }

    public Globals globals() {
        return globals;
    }

    /** The same with progress shown as a flag behind the verb says, if it was given. */
    public Session withProgress(Choice flag) {
        return flag.given()
                ? new Session(console, globals.withProgress(flag.orElse("")), finder, verb, words)
                : this;
    }

    /** Finds the stack that the flags and the environment mean. */
    public StackFinder stack() {
        return finder;
    }

    public TextOutput out() {
        return console.out();
    }

    Appearance appearance() {
        return Appearance.of(console, globals.progress(), globals.ansi(), globals.dryRun());
    }

    /** The renderer that was asked for. */
    public Renderer progress() {
        return progress(LogStyle.attached(true, true));
    }

    /** The renderer that was asked for, with containers' output in a style of its own. */
    public Renderer progress(LogStyle style) {
        return appearance().renderer(console, title(), style, globals.logLevel());
    }

    /** The word over live progress: the verb, but for those that Compose calls otherwise. */
    private String title() {
        return switch (verb) {
            case "cp" -> "copy";
            case "rm" -> "remove";
            default -> verb;
        };
    }

    /** A renderer that shows warnings only. */
    public Renderer quiet() {
        return Appearance.of(console, ProgressMode.QUIET, globals.ansi(), globals.dryRun())
                .renderer(console, "", LogStyle.attached(true, true), globals.logLevel());
    }

    /** Whether what is shown is drawn over and over, and the user can type meanwhile. */
    public boolean isInteractive() {
        return appearance().progress() == ProgressMode.TTY
                && console.tty().outputIsTerminal()
                && console.tty().isForeground();
    }

    /** Asks the user, unless that was answered beforehand. */
    public Confirmation confirmation(boolean given) {
        return given ? Confirmation.GIVEN : new Prompt(console)::ask;
    }

    /**
     * Says where a stack was fetched to, and asks whether it is to be started so.
     *
     * @param given whether the user has agreed beforehand
     */
    public void presentRemote(Stack stack, boolean given) {
        boolean silent =
                globals.progress() == ProgressMode.QUIET || globals.progress() == ProgressMode.JSON;
        presentRemote(stack, silent, given, confirmation(given), console.out()::print);
    }

    /**
     * The same.
     *
     * @param silent whether the place is not told
     * @param output is told what the question is about
     */
    public void presentRemote(
            Stack stack,
            boolean silent,
            boolean given,
            Confirmation confirmation,
            Consumer<String> output) {
        new RemoteStack(finder.choice(), confirmation, output).present(stack, silent, given);
    }

    /** The exit code of a verb whose question was answered with no. */
    public int declined() {
        console.err().println("Nothing was changed.");
        return 1;
    }

    /** Services that the command line names. */
    public static Set<ServiceName> services(List<String> words) {
        Set<ServiceName> services = new LinkedHashSet<>();
        for (String word : words) {
            services.add(service(word));
        }
        return services;
    }

    public static ServiceName service(String word) {
        try {
            return ServiceName.of(word);
        } catch (InvalidValueException invalid) {
            // A text that cannot be the name of a service is certainly not one of this stack's.
            throw BadUsage.of("no such service: " + word, invalid.remedy());
        }
    }

    /** Everything on standard input. */
    static byte[] readAll(Console console) {
        try {
            return InputFile.read(console.in(), "standard input");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
