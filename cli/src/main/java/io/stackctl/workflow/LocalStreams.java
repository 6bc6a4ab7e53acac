package io.stackctl.workflow;

import java.io.InputStream;
import java.io.OutputStream;

/** The user's side of a process that runs in a container. */
public interface LocalStreams {

    InputStream in();

    OutputStream out();

    OutputStream err();

    /** Columns of the terminal now. */
    int columns();

    /** Rows of the terminal now. */
    int rows();

    /** Hands every key on unchanged, Ctrl-C too, until the result is closed. */
    Closing rawMode();

    /** Calls back whenever the terminal changes its size. */
    void onResize(Runnable change);

    /** Ends something; closing it again does nothing. */
    @FunctionalInterface
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }
}
