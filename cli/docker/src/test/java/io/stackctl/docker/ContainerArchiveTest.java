package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerArchiveTest {

    @Test
    void a_refusal_without_words_is_asked_for_them() throws IOException {
        var words = "{\"message\": \"lstat /etc/hosts/: not a directory\"}";
        try (var pretended = PretendEngine.docker();
                var engine = pretended.engine(Map.of())) {
            pretended
                    .answering("HEAD /containers/c/archive", 500, "")
                    .answering("GET /containers/c/archive", 500, words);

            var refused =
                    assertThrows(
                            StackException.class,
                            () -> engine.containers().stat(new ContainerId("c"), "/etc/hosts/"));

            assertEquals(
                    "Error response from daemon: lstat /etc/hosts/: not a directory",
                    refused.failure().message());
        }
    }
}
