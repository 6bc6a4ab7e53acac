package io.stackctl.terminal.progress;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.TextOutput;

/**
 * Everything the options, the environment and the terminal say about how output looks.
 *
 * @param progress never {@code AUTO}: it is resolved already
 * @param outputColours whether data on standard output may be coloured
 * @param errorColours whether progress and messages on standard error may be coloured
 * @param outputIsTerminal whether standard output leads to a terminal
 * @param dryRun whether each line of progress says that nothing is really done
 */
public record Appearance(
        ProgressMode progress,
        boolean outputColours,
        boolean errorColours,
        boolean outputIsTerminal,
        boolean dryRun) {

    /**
     * Resolves what was asked for against the terminal.
     *
     * @throws StackException when what was asked for contradicts itself
     */
    public static Appearance of(
            Console console, ProgressMode asked, AnsiMode ansi, boolean dryRun) {
        if (asked == ProgressMode.TTY && ansi == AnsiMode.NEVER) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "can't use --progress tty while ANSI support is disabled"));
        }
        if (asked == ProgressMode.PLAIN && ansi == AnsiMode.ALWAYS) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "can't use --progress plain while ANSI support is forced"));
        }
        boolean plainWished = !console.variable("NO_COLOR").isEmpty();
        return new Appearance(
                asked == ProgressMode.AUTO ? automatic(console, ansi) : asked,
                coloured(ansi, !plainWished && console.tty().outputIsTerminal()),
                coloured(ansi, !plainWished && console.tty().errorIsTerminal()),
                console.tty().outputIsTerminal(),
                dryRun);
    }

    /** Takes what is said of a stack as a whole, and that there was nothing to do. */
    public static TextOutput notices(Console console) {
        return console.isOn("COMPOSE_STATUS_STDOUT") ? console.out() : console.err();
    }

    private static boolean coloured(AnsiMode ansi, boolean welcome) {
        return switch (ansi) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> welcome;
        };
    }

    private static ProgressMode automatic(Console console, AnsiMode ansi) {
        return switch (ansi) {
            case NEVER -> ProgressMode.PLAIN;
            case ALWAYS, AUTO ->
                    console.tty().errorIsTerminal() && !console.variable("TERM").equals("dumb")
                            ? ProgressMode.TTY
                            : ProgressMode.PLAIN;
        };
    }

    /**
     * The renderer for all this.
     *
     * @param title the word over live progress, such as {@code Running}
     * @param least how grave messages have to be
     */
    public Renderer renderer(Console console, String title, LogStyle logStyle, LogLevel least) {
        Renderer all = renderer(console, title, logStyle);
        return least.compareTo(LogLevel.INFO) <= 0 ? all : new GraveOnly(all, least);
    }

    /** The same, for messages of every level. */
    Renderer renderer(Console console, String title, LogStyle logStyle) {
        TextOutput out = console.err();
        var data = new ProcessOutput(console.out(), console.err());
        var logs = new LogPrinter(data, outputColours, logStyle);
        var messages = new MessageLines(console.tty().errorIsTerminal(), errorColours);
        var plain =
                new PlainRenderer(
                        out,
                        notices(console),
                        dryRun,
                        messages,
                        logs,
                        new BuildPrinter(data::line));
        return switch (progress) {
            case TTY -> new TtyRenderer(console, title, this, messages, logs, plain);
            case PLAIN, AUTO -> plain;
            case JSON -> new JsonRenderer(out, console.out(), dryRun, logs);
            case QUIET -> new QuietRenderer(out, notices(console), messages, logs);
        };
    }
}
