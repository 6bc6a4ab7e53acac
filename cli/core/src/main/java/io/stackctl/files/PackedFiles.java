package io.stackctl.files;

import java.io.IOException;
import java.util.Optional;

/** What goes into a tar stream, one after the other. */
public interface PackedFiles extends AutoCloseable {

    /** The next; empty at the end. */
    Optional<Packed> next() throws IOException;

    @Override
    void close() throws IOException;
}
