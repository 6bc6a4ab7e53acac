package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.cluster.TaskProcess;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which pod a process is run, how it is asked for, and what is refused. */
@Timeout(60)
class ExecTest extends ClusterCase {

    private static final String RUNS =
            "{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"web\",\"state\":{\"running\":{}}}]}";
    private static final String WAITS =
            "{\"phase\":\"Pending\",\"containerStatuses\":[{\"name\":\"web\",\"state\":{\"waiting\":"
                    + "{\"reason\":\"ImagePullBackOff\"}}}]}";

    ExecTest() {
        super("name: shop\nservices:\n  web: {image: nginx}\n");
    }

    private static ExecSpec spec(String user, Map<String, String> environment, boolean terminal) {
        return new ExecSpec(
                List.of("ls", "-l a&b"), environment, user, "", false, terminal, terminal);
    }

    private TaskProcess exec(OptionalInt number, ExecSpec spec) {
        return shop.cluster().exec(shop.name(), ServiceName.of("web"), number, spec);
    }

    private Failure failure(OptionalInt number, String user) {
        return assertThrows(StackException.class, () -> exec(number, spec(user, Map.of(), false)))
                .failure();
    }

    private String asked() {
        return cluster.asked().getLast();
    }

    @Test
    void it_is_asked_for_word_by_word() throws IOException {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.process("hello\n");
        var output = new ByteArrayOutputStream();

        try (var process = exec(OptionalInt.empty(), spec("", Map.of("LANG", "C"), false))) {
            process.pump((stream, bytes, offset, length) -> output.write(bytes, offset, length));
            assertEquals(0, process.exitCode());
        }

        assertEquals("hello\n", output.toString(StandardCharsets.UTF_8));
        assertEquals(
                "GET /api/v1/namespaces/test/pods/web-1/exec?container=web&stdin=false&stdout=true"
                        + "&stderr=true&tty=false&command=env&command=LANG%3DC&command=ls"
                        + "&command=-l%20a%26b",
                asked());
    }

    @Test
    void a_terminal_has_one_output() {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.process("");

        exec(OptionalInt.empty(), spec("", Map.of(), true)).close();

        assertTrue(asked().contains("stdin=true&stdout=true&stderr=false&tty=true"), asked());
    }

    @Test
    void a_pod_that_runs_is_chosen_and_by_number_the_one_of_that_number() {
        cluster.put(
                "pods", OnCluster.pod("web-0", WAITS).replace("\"labels\":{", NUMBER + "web-0\","));
        cluster.put(
                "pods", OnCluster.pod("web-1", RUNS).replace("\"labels\":{", NUMBER + "web-1\","));
        cluster.process("");

        exec(OptionalInt.empty(), spec("", Map.of(), false)).close();
        assertTrue(asked().contains("/pods/web-1/exec"), asked());
        exec(OptionalInt.of(2), spec("", Map.of(), false)).close();
        assertTrue(asked().contains("/pods/web-1/exec"), asked());

        assertEquals(
                "service \"web\" is not running container #1: pod web-0 is pending,"
                        + " ImagePullBackOff",
                failure(OptionalInt.of(1), "").message());
        assertEquals(
                "service \"web\" is not running container #3",
                failure(OptionalInt.of(3), "").message());
    }

    private static final String NUMBER = "\"labels\":{\"statefulset.kubernetes.io/pod-name\":\"";

    @Test
    void what_the_api_has_no_field_for_is_refused_before_anything_is_asked() {
        var failure = failure(OptionalInt.empty(), "root");

        assertTrue(failure.message().startsWith("--user is not there on Kubernetes"));
        assertEquals(List.of(), cluster.asked());
    }

    @Test
    void who_may_not_run_something_is_told_so_in_the_words_of_a_role() {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.refuse("GET .*/exec.*", 403, "{\"message\":\"pods \\\"web-1\\\" is forbidden\"}");

        assertEquals(
                "the cluster does not let you get pods/exec of v1: pods \"web-1\" is forbidden",
                failure(OptionalInt.empty(), "").message());
    }
}
