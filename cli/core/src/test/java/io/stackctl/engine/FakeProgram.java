package io.stackctl.engine;

import io.stackctl.engine.StreamSession.OutputConsumer;
import io.stackctl.event.Event.Stream;
import java.io.IOException;
import java.io.InputStream;

/** A program with a standard input, played by a test. */
@FunctionalInterface
public interface FakeProgram {

    /** Writes back what it reads. */
    FakeProgram CAT =
            (in, out) -> {
                var buffer = new byte[1024];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.accept(Stream.STDOUT, buffer, 0, read);
                }
                return 0;
            };

    /** Runs to its end, and returns its exit code. */
    int run(InputStream in, OutputConsumer out) throws IOException;
}
