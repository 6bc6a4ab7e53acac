package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.grpc.ProtobufMessage;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder is told of a file. */
class SessionFilesTest {

    /** The last two are beyond 64 bits of nanoseconds, and not beyond what file systems hold. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:02Z, 2000000000",
        "1969-12-31T23:59:59Z, -1000000000",
        "2446-05-10T22:38:55Z, 9223372036854775807",
        "0001-01-01T00:00:00Z, -9223372036854775808"
    })
    void any_time_that_a_file_system_holds_is_told_as_nearly_as_can_be(Instant time, long told)
            throws IOException {
        var file = new ContextFile("a", new ContextFile.Inline(""), 0644, time, time);

        assertEquals(told, ProtobufMessage.of(SessionFiles.stat(file)).number(6));
    }
}
