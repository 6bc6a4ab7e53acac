package io.stackctl.terminal.device;

/** What is known of the terminal behind the standard streams, where there is one. */
public interface Tty {

    /** No terminal anywhere: pipes, files, tests. */
    Tty NONE = new NoTty();

    boolean inputIsTerminal();

    boolean outputIsTerminal();

    boolean errorIsTerminal();

    /** Its size now; 80 by 24 when there is no terminal. */
    TerminalSize size();

    /** Hands every key on as it is typed, until the result is closed. */
    RawMode enterRawMode();

    /**
     * Hands keys on as they are typed, and shows none, until the result is closed; those that mean
     * a signal still do.
     */
    RawMode enterKeyMode();

    /**
     * Whether keys reach this process: of those that share a terminal, only those in its foreground
     * may read.
     */
    boolean isForeground();

    /** Calls back whenever the size changes, to the end of the process. */
    void onResize(Runnable change);

    /**
     * How many characters fit.
     *
     * @param columns at least 1, whatever is said
     * @param rows at least 1, whatever is said
     */
    record TerminalSize(int columns, int rows) {
        public TerminalSize {
            columns = Math.max(1, columns);
            rows = Math.max(1, rows);
        }

        static final TerminalSize USUAL = new TerminalSize(80, 24);
    }

    /**
     * A terminal that hands keys on unchanged. Closing it, as often as one likes, restores what
     * was.
     */
    @FunctionalInterface
    interface RawMode extends AutoCloseable {
        @Override
        void close();
    }

    /** Streams that lead to no terminal. */
    record NoTty() implements Tty {
        @Override
        public boolean inputIsTerminal() {
            return false;
        }

        @Override
        public boolean outputIsTerminal() {
            return false;
        }

        @Override
        public boolean errorIsTerminal() {
            return false;
        }

        @Override
        public TerminalSize size() {
            return TerminalSize.USUAL;
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
            return false;
        }

        @Override
        public void onResize(Runnable change) {
            // What is no terminal has no size that could change.
        }
    }
}
