package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Asking what is in flight, on a real engine. No image of Caddy is to be had everywhere, so its
 * answer is played by the program that is called to ask it.
 */
@Timeout(300)
class CaddyDrainIT extends RealEngineCase {

    /** Each time that it is asked, one request less is in flight to all addresses of a service. */
    private static final String ANSWER =
            """
            #!/bin/sh
            n=$(cat /tmp/left)
            [ $n = 0 ] || echo $((n - 1)) > /tmp/left
            printf '['
            for address in $(getent ahostsv4 web | cut -d' ' -f1 | sort -u); do
              printf '%s{"address":"%s:80","num_requests":%s,"fails":0}' "$comma" "$address" "$n"
              comma=,
            done
            printf ']'
            """;

    private String debian = "";

    @BeforeEach
    void ensure() throws IOException {
        debian = TestImage.ensureDebian(engine);
        var answer = Files.writeString(folder.resolve("wget"), ANSWER);
        answer.toFile().setExecutable(true);
    }

    @Test
    void the_program_is_told_to_stop_when_nothing_is_in_flight() throws Exception {
        define("one");
        OwnProcess.run(folder, "up", "-d");
        long since = Instant.now().getEpochSecond();
        define("two");

        OwnProcess.run(folder, "deploy");

        assertEquals(List.of("ask", "ask", "ask", "ask", "kill web"), events(since));
    }

    private static List<String> events(long since) throws Exception {
        var command =
                new ProcessBuilder(
                        "docker",
                        "events",
                        "--since",
                        Long.toString(since),
                        "--until",
                        Long.toString(Instant.now().getEpochSecond() + 1),
                        "--filter",
                        "label=com.docker.compose.project=caddy-drain-it",
                        "--format",
                        "{{.Action}} {{index .Actor.Attributes \"com.docker.compose.service\"}}");
        var process = command.start();
        try (var output = process.inputReader()) {
            var told =
                    output.lines()
                            .filter(line -> line.matches("exec_start: .*|kill .*"))
                            .map(line -> line.startsWith("kill") ? line : "ask")
                            .toList();
            assertEquals(0, process.waitFor());
            return told;
        }
    }

    private void define(String version) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: caddy-drain-it
                services:
                  proxy:
                    image: %3$s
                    command: [sh, -c, 'echo 3 > /tmp/left; exec sleep 1000 # caddy']
                    volumes: ['./wget:/usr/local/sbin/wget:ro']
                    stop_grace_period: 1s
                  web:
                    image: %1$s
                    command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                    environment: { VERSION: '%2$s' }
                    labels: { caddy: shop.localhost }
                    x-stackctl: { deploy: { min-healthy: 0s } }
                """
                        .formatted(TestImage.NAME, version, debian));
    }
}
