package io.stackctl.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What goes into a tar stream, one after the other. */
public interface PackedFiles extends AutoCloseable {

    /** What is in memory already. */
    static PackedFiles of(List<Packed> entries) {
        var left = entries.iterator();
        return new PackedFiles() {
            @Override
            public Optional<Packed> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** The next; empty at the end. */
    Optional<Packed> next() throws IOException;

    @Override
    void close() throws IOException;
}
