package io.stackctl.docker.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A two-way stream of bytes. One thread may read while another writes. */
public interface Connection extends Closeable {

    InputStream input();

    OutputStream output();

    /** Sends end of file and leaves the input open: what {@code cat} in a container waits for. */
    void closeOutput() throws IOException;

    /** Closes both directions; a read that waits ends with an exception or end of file. */
    @Override
    void close() throws IOException;
}
