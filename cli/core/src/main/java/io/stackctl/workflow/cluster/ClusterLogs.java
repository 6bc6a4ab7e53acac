package io.stackctl.workflow.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.output.LogRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code logs} on a cluster: what tasks wrote on all machines, by its time. Following, lines come
 * as the cluster hands them out.
 */
public final class ClusterLogs {

    /** So many lines are sorted at once; of more, each such part is shown by itself. */
    private static final int SORTED_AT_ONCE = 100_000;

    /** Nor more than so many bytes of them: lines may be long. */
    private static final long BYTES_AT_ONCE = 32 << 20;

    private final Surroundings around;
    private final Cluster cluster;
    private final List<Line> lines = new ArrayList<>();
    private long bytes;

    public ClusterLogs(Surroundings around, Cluster cluster) {
        this.around = around;
        this.cluster = cluster;
    }

    /**
     * Shows them.
     *
     * @throws StackException for a service that is not there; {@link Failure.Interrupted} when the
     *     user ends it
     */
    public void run(StackName stack, LogRequest request) {
        var services = services(stack, request);
        var readers = new ReaderThreads(cluster::close);
        var interrupted = new AtomicBoolean();
        var waiting = Thread.currentThread();
        Runnable end =
                () -> {
                    interrupted.set(true);
                    cluster.close();
                    // A stream that nothing comes on does not notice that it was closed.
                    waiting.interrupt();
                };
        try (var _ = around.interruption().handle(end, end)) {
            for (var service : services) {
                readers.start("logs-" + service, () -> read(stack, service, request));
            }
            readers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        } catch (StackException broken) {
            throw interrupted.get()
                    ? new StackException(new Failure.Interrupted(), broken)
                    : broken;
        }
        flush();
    }

    private List<ServiceName> services(StackName stack, LogRequest request) {
        var services = new TreeSet<ServiceName>();
        cluster.tasks(stack, request.services()).forEach(task -> services.add(task.service()));
        return List.copyOf(services);
    }

    private void read(StackName stack, ServiceName service, LogRequest request) {
        // Times are what lines are put in order by, whether they are shown or not.
        var query =
                new LogQuery(
                        request.follow(), request.tail(), request.since(), request.until(), true);
        cluster.logs(stack, service, query, task -> record -> take(task, record, request));
    }

    private void take(String task, LogRecord record, LogRequest request) {
        var line =
                new Line(
                        record.timestamp().orElse(Instant.EPOCH),
                        new Event.LogLine(
                                task,
                                record.stream(),
                                record.text(),
                                request.timestamps() ? record.timestamp() : Optional.empty()));
        if (request.follow()) {
            around.events().accept(line.event());
            return;
        }
        synchronized (lines) {
            lines.add(line);
            bytes += record.text().length();
            if (lines.size() >= SORTED_AT_ONCE || bytes >= BYTES_AT_ONCE) {
                flush();
            }
        }
    }

    private void flush() {
        synchronized (lines) {
            lines.sort(Order.by(Line::time));
            lines.forEach(line -> around.events().accept(line.event()));
            lines.clear();
            bytes = 0;
        }
    }

    private record Line(Instant time, Event.LogLine event) {}
}
