package io.stackctl.workflow.view;

import io.stackctl.engine.ContainerStats;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Surroundings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells what the containers of a stack use. */
public final class Stats {

    private static final long SECOND = 1000;

    private final Surroundings around;

    public Stats(Surroundings around) {
        this.around = around;
    }

    /**
     * Reads once, from all containers at the same time.
     *
     * @param service only this one's containers
     * @param all whether stopped containers are listed too: they use nothing
     */
    public List<Usage> once(StackName stack, Optional<String> service, boolean all) {
        Map<ContainerId, Usage> readings = new LinkedHashMap<>();
        var readers = new ReaderThreads(() -> {});
        for (ObservedContainer container : containers(stack, service, all)) {
            ContainerId id = container.id();
            Usage first = Usage.none(id, container.name(), !container.isUp());
            readings.put(id, first);
            if (container.isUp()) {
                readers.start("stats", () -> read(id, readings, true));
            }
        }
        try {
            readers.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        synchronized (readings) {
            return List.copyOf(readings.values());
        }
    }

    /**
     * Reads about once a second until the user has had enough. Of stopped containers no figures
     * come, as the engine sends none.
     *
     * @param screen takes all readings; says whether to go on
     */
    public void follow(
            StackName stack, Optional<String> service, boolean all, Predicate<List<Usage>> screen) {
        Map<ContainerId, Usage> readings = new LinkedHashMap<>();
        var readers = new ReaderThreads(() -> {});
        boolean more = true;
        while (more) {
            List<ObservedContainer> containers = containers(stack, service, all);
            synchronized (readings) {
                var ids = containers.stream().map(container -> container.id()).toList();
                readings.keySet().retainAll(ids);
                for (ObservedContainer container : containers) {
                    ContainerId id = container.id();
                    if (readings.putIfAbsent(id, Usage.none(id, container.name(), false)) == null
                            && container.isUp()) {
                        readers.start("stats", () -> read(id, readings, false));
                    }
                }
                more = screen.test(List.copyOf(readings.values()));
            }
            readers.check();
            pause();
        }
    }

    private List<ObservedContainer> containers(
            StackName stack, Optional<String> service, boolean all) {
        return around.engine().containers().ofStack(stack, all).stream()
                .filter(container ->
                        service.isEmpty() || container.service().value().equals(service.get()))
                .toList();
    }

    private void read(ContainerId id, Map<ContainerId, Usage> readings, boolean once) {
        try {
            around.engine()
                    .containers()
                    .stats(
                            id,
                            once,
                            reading -> {
                                synchronized (readings) {
                                    return readings.replace(id, Usage.of(reading)) != null;
                                }
                            });
        } catch (StackException e) {
            // It ended: the next list leaves it out.
            if (!(e.failure() instanceof Failure.EngineFailure failure) || !failure.isRefusal()) {
                throw e;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SECOND);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StackException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StackException(new Failure.Interrupted(), cause);
    }

    /**
     * What one container uses.
     *
     * @param known whether the engine has said; all figures are 0 otherwise
     * @param cpuPercent of one processor
     * @param memoryUsed in bytes
     * @param memoryLimit in bytes
     * @param networkReceived in bytes
     * @param networkSent in bytes
     * @param blockRead in bytes
     * @param blockWritten in bytes
     */
    public record Usage(
            ContainerId id,
            String name,
            boolean known,
            double cpuPercent,
            long memoryUsed,
            long memoryLimit,
            long networkReceived,
            long networkSent,
            long blockRead,
            long blockWritten,
            long processes) {

        static Usage none(ContainerId id, String name, boolean known) {
            return new Usage(id, name, known, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Usage of(ContainerStats stats) {
            return new Usage(
                    stats.id(),
                    stats.name(),
                    true,
                    stats.cpuPercent(),
                    stats.memoryUsed(),
                    stats.memoryLimit(),
                    stats.networkReceived(),
                    stats.networkSent(),
                    stats.blockRead(),
                    stats.blockWritten(),
                    stats.processes());
        }
    }
}
