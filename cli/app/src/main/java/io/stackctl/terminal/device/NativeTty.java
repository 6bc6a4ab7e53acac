package io.stackctl.terminal.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusesource.jansi.internal.CLibrary;

/**
 * The terminal of this process. Its native library is loaded only when a stream leads to a
 * terminal.
 */
public final class NativeTty implements Tty {

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    @Override
    public boolean inputIsTerminal() {
        return isTerminal(STDIN);
    }

    @Override
    public boolean outputIsTerminal() {
        return isTerminal(STDOUT);
    }

    @Override
    public boolean errorIsTerminal() {
        return isTerminal(STDERR);
    }

    @Override
    public TerminalSize size() {
        for (int stream = STDIN; stream <= STDERR; stream++) {
            if (isTerminal(stream)) {
                var size = new CLibrary.WinSize();
                if (CLibrary.ioctl(stream, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0) {
                    return new TerminalSize(size.ws_col, Math.max(1, size.ws_row));
                }
            }
        }
        return TerminalSize.USUAL;
    }

    @Override
    public RawMode enterRawMode() {
        return inputIsTerminal() ? RawTerminal.enter(STDIN) : () -> {};
    }

    @Override
    public RawMode enterKeyMode() {
        return inputIsTerminal() ? RawTerminal.keys(STDIN) : () -> {};
    }

    /**
     * By proc(5): of {@code stat}, the fifth field is the group, and the eighth that of the
     * terminal.
     */
    @Override
    public boolean isForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // The second field, a name in parentheses, may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return inputIsTerminal() && fields[2].equals(fields[5]);
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void onResize(Runnable change) {
        ProcessSignals.listen("WINCH", change);
    }

    /**
     * Asks the kernel's link table first: loading the native library costs more than the whole
     * start.
     */
    private static boolean isTerminal(int stream) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException noLinkTable) {
            return CLibrary.isatty(stream) == 1;
        }
    }
}
