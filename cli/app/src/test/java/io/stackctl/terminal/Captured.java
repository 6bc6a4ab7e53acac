package io.stackctl.terminal;

import io.stackctl.local.TestSettings;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.ReportingOutput;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.device.Tty;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A console whose streams are buffers. */
public final class Captured {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console;

    private Captured(Map<String, String> environment, Path directory, String input, Tty tty) {
        this(environment, directory, input, tty, null);
    }

    private Captured(
            Map<String, String> environment,
            Path directory,
            String input,
            Tty tty,
            @Nullable OutputStream lost) {
        console =
                new Console(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new TextOutput(lost == null ? out : lost),
                        new TextOutput(err),
                        TestSettings.in(directory, environment),
                        tty);
    }

    public static Captured console() {
        return of(Map.of(), Path.of("/nowhere"), "");
    }

    public static Captured of(Map<String, String> environment, Path directory, String input) {
        return new Captured(environment, directory, input, Tty.NONE);
    }

    /** Streams that lead to a terminal of that size. */
    public static Captured terminal(int columns, int rows) {
        return terminal(columns, rows, Path.of("/nowhere"));
    }

    /** Only standard error leads to one. */
    public static Captured piped(int columns, int rows) {
        return new Captured(Map.of(), Path.of("/nowhere"), "", new FixedTty(columns, rows, false));
    }

    /** The same in a folder. */
    public static Captured terminal(int columns, int rows, Path directory) {
        return new Captured(Map.of(), directory, "", new FixedTty(columns, rows, true));
    }

    /**
     * A standard output that takes nothing.
     *
     * @param reason the system's words for it
     * @param readerGone whether it is a pipe that nobody reads
     */
    public static Captured losing(Path directory, String reason, boolean readerGone) {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException(reason);
                    }
                };
        return new Captured(
                Map.of(),
                directory,
                "",
                Tty.NONE,
                new BufferedOutputStream(
                        new ReportingOutput(full, "standard output", _ -> readerGone)));
    }

    public Console get() {
        return console;
    }

    public String out() {
        console.out().flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        console.err().flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A terminal of one size, where anything can be typed. */
    private record FixedTty(int columns, int rows, boolean outputIsTerminal) implements Tty {
        @Override
        public boolean inputIsTerminal() {
            return true;
        }

        @Override
        public boolean errorIsTerminal() {
            return true;
        }

        @Override
        public TerminalSize size() {
            return new TerminalSize(columns, rows);
        }

        @Override
        public void onResize(Runnable change) {
            // This one never changes its size.
        }

        @Override
        public RawMode enterRawMode() {
            return () -> {};
        }

        @Override
        public RawMode enterKeyMode() {
            return () -> {};
        }

        @Override
        public boolean isForeground() {
            return inputIsTerminal();
        }
    }
}
