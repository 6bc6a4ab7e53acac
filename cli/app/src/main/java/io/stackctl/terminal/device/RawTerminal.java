package io.stackctl.terminal.device;

import java.util.concurrent.atomic.AtomicBoolean;
import org.fusesource.jansi.internal.CLibrary;

/** A terminal that hands keys on as they are typed, by termios(3). */
final class RawTerminal implements Tty.RawMode {

    private final int stream;
    private final CLibrary.Termios before;
    private final AtomicBoolean restored = new AtomicBoolean();
    private final Thread restoreOnExit = new Thread(this::restore);

    private RawTerminal(int stream, CLibrary.Termios before) {
        this.stream = stream;
        this.before = before;
    }

    /** Without echo and line by line no more; output and signals as before. */
    static RawTerminal keys(int stream) {
        CLibrary.Termios settings = read(stream);
        settings.c_lflag &= ~(LocalFlag.ECHO | LocalFlag.ECHO_NEWLINE | LocalFlag.LINES);
        return enter(stream, settings);
    }

    private static RawTerminal enter(int stream, CLibrary.Termios settings) {
        var terminal = new RawTerminal(stream, read(stream));
        // An ending process must not leave the shell without echo, whatever ended it.
        Runtime.getRuntime().addShutdownHook(terminal.restoreOnExit);
        CLibrary.tcsetattr(stream, CLibrary.TCSANOW, settings);
        return terminal;
    }

    /** Every key, and output as it is, as {@code cfmakeraw} defines it. */
    static RawTerminal enter(int stream) {
        CLibrary.Termios settings = read(stream);
        settings.c_iflag &=
                ~(InputFlag.BREAK
                        | InputFlag.MARK_PARITY
                        | InputFlag.STRIP
                        | InputFlag.NEWLINE_TO_RETURN
                        | InputFlag.IGNORE_RETURN
                        | InputFlag.RETURN_TO_NEWLINE
                        | InputFlag.FLOW_CONTROL);
        settings.c_oflag &= ~OUTPUT_PROCESSING;
        settings.c_lflag &=
                ~(LocalFlag.ECHO
                        | LocalFlag.ECHO_NEWLINE
                        | LocalFlag.LINES
                        | LocalFlag.SIGNALS
                        | LocalFlag.EXTENSIONS);
        return enter(stream, settings);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(restoreOnExit);
        } catch (IllegalStateException ending) {
            // The process ends: the hook runs now, and finds its work done.
            return;
        }
    }

    private void restore() {
        if (restored.compareAndSet(false, true)) {
            CLibrary.tcsetattr(stream, CLibrary.TCSANOW, before);
        }
    }

    private static CLibrary.Termios read(int stream) {
        var settings = new CLibrary.Termios();
        CLibrary.tcgetattr(stream, settings);
        return settings;
    }

    private static final long OUTPUT_PROCESSING = 0x1;

    /** The values of Linux, asm-generic/termbits.h. */
    private static final class InputFlag {
        static final long BREAK = 0x2;
        static final long MARK_PARITY = 0x8;
        static final long STRIP = 0x20;
        static final long NEWLINE_TO_RETURN = 0x40;
        static final long IGNORE_RETURN = 0x80;
        static final long RETURN_TO_NEWLINE = 0x100;
        static final long FLOW_CONTROL = 0x400;
    }

    /** The values of Linux, asm-generic/termbits.h. */
    private static final class LocalFlag {
        static final long SIGNALS = 0x1;
        static final long LINES = 0x2;
        static final long ECHO = 0x8;
        static final long ECHO_NEWLINE = 0x40;
        static final long EXTENSIONS = 0x8000;
    }
}
