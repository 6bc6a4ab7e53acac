package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.fake.ProcessServer;
import io.stackctl.kubernetes.fake.ProcessServer.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said and heard on the channels of a process. */
@Timeout(60)
class PodProcessTest {

    private static final String V4 = "v4.channel.k8s.io";
    private static final String V5 = "v5.channel.k8s.io";
    private static final String GOOD = "{\"status\":\"Success\"}";

    private final AtomicInteger unheardEnds = new AtomicInteger();
    private final StringBuilder output = new StringBuilder();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @FunctionalInterface
    private interface Use {
        void of(PodProcess process) throws IOException;
    }

    private void run(String protocol, Side side, Use use) throws IOException {
        try (var server = new ProcessServer(protocol, side);
                var api = server.client();
                var process =
                        new PodProcess(
                                api.join(new ApiPath("/api/v1/namespaces/n/pods/p/exec")),
                                unheardEnds::incrementAndGet)) {
            use.of(process);
        }
    }

    private void pump(PodProcess process) throws IOException {
        process.pump((stream, bytes, offset, length) ->
                output.append(stream)
                        .append(' ')
                        .append(new String(bytes, offset, length, StandardCharsets.UTF_8)));
    }

    private int code(String status) throws IOException {
        var code = new AtomicInteger();
        run(
                V4,
                talk -> talk.end(status),
                process -> {
                    pump(process);
                    code.set(process.exitCode());
                });
        return code.get();
    }

    @Test
    void both_outputs_come_apart_and_messages_piece_by_piece() throws IOException {
        run(
                V4,
                talk -> {
                    talk.say(1, "");
                    talk.say(2, "no such table\n");
                    talk.begin(1, "one ");
                    talk.goOn("two\n", true);
                    talk.end(GOOD);
                },
                process -> {
                    pump(process);

                    assertEquals(
                            "STDERR no such table\nSTDOUT one STDOUT two\n", output.toString());
                    assertEquals(0, process.exitCode());
                });
    }

    @Test
    void a_message_without_an_end_is_handed_on_as_it_comes() throws IOException {
        var part = "x".repeat(10_000);
        run(
                V4,
                talk -> {
                    talk.begin(1, part);
                    talk.goOn(part, false);
                    // What comes back shows that the first parts have been seen.
                    heard.add(talk.hear());
                    talk.goOn("", true);
                    talk.end(GOOD);
                },
                process -> {
                    var seen = new AtomicInteger();
                    process.pump((stream, bytes, offset, length) -> {
                        if (seen.addAndGet(length) == 2 * part.length()) {
                            process.stdin().write('y');
                        }
                    });

                    assertEquals(List.of("0 y"), heard);
                });
    }

    @Test
    void input_goes_in_and_its_end_is_told_where_the_cluster_can_tell_it() throws IOException {
        run(
                V5,
                talk -> {
                    heard.add(talk.hear());
                    heard.add(talk.hear());
                    heard.add(talk.hear());
                    talk.end(GOOD);
                },
                process -> {
                    process.resizeTerminal(80, 24);
                    try (var stdin = process.stdin()) {
                        stdin.write("select 1".getBytes(StandardCharsets.UTF_8));
                    }
                    pump(process);

                    assertEquals(
                            List.of("4 {\"Width\":80,\"Height\":24}", "0 select 1", "255 \u0000"),
                            heard);
                    assertEquals(0, unheardEnds.get());
                });
    }

    @Test
    void where_the_cluster_cannot_tell_the_end_of_input_that_is_said() throws IOException {
        run(
                V4,
                talk -> {
                    heard.add(talk.hear());
                    talk.end(GOOD);
                },
                process -> {
                    process.stdin().close();
                    assertEquals(0, unheardEnds.get());
                    try (var stdin = process.stdin()) {
                        stdin.write('a');
                    }
                    pump(process);

                    assertEquals(List.of("0 a"), heard);
                    assertEquals(1, unheardEnds.get());
                });
    }

    @Test
    void the_exit_code_is_the_one_of_the_status() throws IOException {
        assertEquals(
                7,
                code(
                        """
                        {"status":"Failure","reason":"NonZeroExitCode","message":"command \
                        terminated with non-zero exit code","details":{"causes":[
                        {"reason":"ExitCode","message":"7"}]}}\
                        """));
    }

    @Test
    void a_program_that_is_not_there_is_told_like_an_engine_does() throws IOException {
        assertEquals(
                127,
                code(
                        """
                        {"status":"Failure","message":"exec: \\"psql\\": executable file not found \
                        in $PATH: unknown"}\
                        """));
        assertEquals(
                "STDERR exec: \"psql\": executable file not found in $PATH: unknown\n",
                output.toString());
    }

    @Test
    void any_other_failure_to_run_it_is_an_error() {
        var failure =
                assertThrows(
                        StackException.class,
                        () -> code("{\"status\":\"Failure\",\"message\":\"no runtime\"}"));

        assertEquals("the process could not run: no runtime", failure.failure().message());
    }

    @Test
    void a_connection_that_breaks_is_no_end() throws IOException {
        run(
                V4,
                talk -> talk.say(1, "half"),
                process -> assertThrows(IOException.class, () -> pump(process)));
        assertTrue(output.toString().startsWith("STDOUT half"));
    }
}
