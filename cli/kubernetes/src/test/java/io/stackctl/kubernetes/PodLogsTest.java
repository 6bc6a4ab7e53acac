package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.LogQuery;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PodLogsTest extends ClusterCase {

    private static final String RUNS =
            "{\"containerStatuses\":[{\"name\":\"web\",\"restartCount\":0,"
                    + "\"state\":{\"running\":{}}}]}";
    private static final String ONE = "2026-01-01T12:00:00.1Z one\n";
    private static final String TWO = "2026-01-01T12:00:00.2Z two\n";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    PodLogsTest() {
        super(
                """
                name: shop
                services:
                  web: {image: "nginx:1"}
                """);
    }

    private void read(boolean follow) {
        var query =
                new LogQuery(follow, OptionalInt.empty(), Optional.empty(), Optional.empty(), true);
        shop.cluster()
                .logs(
                        shop.name(),
                        ServiceName.of("web"),
                        query,
                        pod -> record -> lines.add(record.text().toString()));
    }

    private Thread follow() {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        read(true);
                    } catch (StackException closed) {
                        return;
                    }
                });
    }

    @Test
    void a_log_that_breaks_off_while_the_pod_runs_goes_on_where_it_was() throws Exception {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.log("web-1", ONE);
        var reader = follow();
        assertEquals("one", lines.take());

        cluster.log("web-1", ONE + TWO);
        assertEquals("two", lines.take());
        shop.close();
        reader.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_may_not_read_logs_is_told_so(boolean follow) {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.refuse("GET .*/log[?].*", 403, "{\"message\":\"pods is forbidden\"}");

        var failure = assertThrows(StackException.class, () -> read(follow)).failure();

        assertEquals(
                "the cluster does not let you get pods/log of v1: pods is forbidden",
                failure.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void a_pod_without_a_log_yet_is_no_failure(int code) throws Exception {
        cluster.put("pods", OnCluster.pod("web-1", RUNS));
        cluster.put("pods", OnCluster.pod("web-2", RUNS));
        cluster.log("web-2", ONE);
        cluster.refuse("GET .*/web-1/log[?].*", code, "{\"message\":\"waits to start\"}");

        read(false);

        assertEquals("one", lines.take());
    }
}
