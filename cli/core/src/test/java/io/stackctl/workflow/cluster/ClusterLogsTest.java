package io.stackctl.workflow.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.Prepared;
import io.stackctl.cluster.Task;
import io.stackctl.cluster.UpOrder;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.Event;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.output.LogRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusterLogsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> shown = new ArrayList<>();

    private static LogRequest request(boolean follow, String... services) {
        var named = new TreeSet<ServiceName>();
        for (var service : services) {
            named.add(ServiceName.of(service));
        }
        return new LogRequest(
                named,
                OptionalInt.empty(),
                follow,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void show(LogRequest request) {
        show(request, new Writers());
    }

    private void show(LogRequest request, Cluster cluster) {
        var around =
                Surroundings.of(
                        new FakeEngine(),
                        TestSettings.of(Map.of()),
                        event -> {
                            var line = (Event.LogLine) event;
                            shown.add(line.source() + " " + line.text());
                        });
        new ClusterLogs(around, cluster).run(StackName.of("shop"), request);
    }

    @Test
    void lines_of_all_tasks_come_by_their_time() {
        show(request(false));

        assertEquals(List.of("web.1 a", "db.1 b", "web.2 c", "web.1 d", "web.2 e"), shown);
    }

    @Test
    void only_the_services_that_are_named_are_asked() {
        show(request(false, "db"));

        assertEquals(List.of("db.1 b"), shown);
    }

    @Test
    void following_they_come_as_they_are_handed_out() {
        show(request(true, "web"));

        assertEquals(List.of("web.2 c", "web.2 e", "web.1 a", "web.1 d"), shown);
    }

    @Test
    void long_lines_are_not_all_kept_until_the_last_has_come() {
        var keptBack = new ArrayList<Integer>();
        var text = "x".repeat(1 << 20);
        show(
                request(false, "db"),
                new Writers() {
                    @Override
                    public void logs(
                            StackName stack, ServiceName service, LogQuery query, TaskLines lines) {
                        for (int i = 1; i <= 40; i++) {
                            write(lines, "db.1", i, text);
                            keptBack.add(i - shown.size());
                        }
                    }
                });

        assertEquals(40, shown.size());
        assertTrue(keptBack.stream().allMatch(lines -> lines <= 32), keptBack.toString());
    }

    /** A cluster that hands out what its tasks wrote, one task after the other. */
    private static class Writers implements Cluster {

        @Override
        public List<Task> tasks(StackName stack, Set<ServiceName> services) {
            return List.of("db", "web").stream()
                    .filter(name -> services.contains(ServiceName.of(name)) || services.isEmpty())
                    .map(Writers::task)
                    .toList();
        }

        private static Task task(String service) {
            return new Task(
                    service,
                    service,
                    ServiceName.of(service),
                    "x",
                    "n1",
                    "running",
                    "running",
                    NOON,
                    "",
                    "");
        }

        @Override
        public void logs(StackName stack, ServiceName service, LogQuery query, TaskLines lines) {
            if (service.value().equals("web")) {
                write(lines, "web.2", 3, "c");
                write(lines, "web.2", 5, "e");
                write(lines, "web.1", 1, "a");
                write(lines, "web.1", 4, "d");
            } else {
                write(lines, "db.1", 2, "b");
            }
        }

        static void write(TaskLines lines, String task, int second, String text) {
            lines.of(task)
                    .accept(
                            new LogRecord(
                                    Stream.STDOUT,
                                    LogText.of(text),
                                    Optional.of(NOON.plusSeconds(second))));
        }

        @Override
        public void requirePossible(Stack stack) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void waitAtMost(Duration limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared<?> up(Stack stack, UpOrder order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared<?> down(StackName stack, Set<ServiceName> services, boolean volumes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared<?> scale(StackName stack, Map<ServiceName, Integer> replicas) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared<?> restart(StackName stack, Set<ServiceName> services) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared<?> rollback(
                StackName stack, Set<ServiceName> services, OptionalInt revision) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<StackName, Integer> stacks() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
