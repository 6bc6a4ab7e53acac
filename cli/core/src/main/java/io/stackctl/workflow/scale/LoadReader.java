package io.stackctl.workflow.scale;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineInfo;
import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.deploy.Autoscale;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.scale.LoadSample;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.TrafficControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Measures what the containers of a service have to do. */
final class LoadReader {

    /** The engine measures for a second; what takes longer than this is not known. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Engine engine;
    private final TrafficControl traffic;
    private Optional<EngineInfo> info = Optional.empty();

    LoadReader(Engine engine, StackName stack) {
        this.engine = engine;
        this.traffic = new TrafficControl(engine, stack, () -> false);
    }

    /**
     * Measures.
     *
     * @param running its containers that run
     */
    LoadSample read(Service service, Autoscale policy, List<ObservedContainer> running) {
        var drained =
                Optional.ofNullable(traffic.standing().get(service.name()))
                        .map(said -> said.drained())
                        .orElse(Set.of());
        var ready = new ArrayList<ObservedContainer>();
        for (var container : running) {
            boolean serves =
                    container.state() == ContainerState.RUNNING
                            && (container.health() == Health.NONE
                                    || container.health() == Health.HEALTHY);
            if (serves && !drained.contains(container.id())) {
                ready.add(container);
            }
        }
        return new LoadSample(
                ready.size(),
                policy.inFlight().flatMap(_ -> inFlight(service, ready)),
                policy.cpu().flatMap(_ -> cpu(service, ready)));
    }

    /** Empty where no gateway sends it requests, or none answers. */
    private Optional<Long> inFlight(Service service, List<ObservedContainer> ready) {
        if (traffic.routed(List.of(service.name())).isEmpty()) {
            return Optional.empty();
        }
        var ids = new HashSet<ContainerId>();
        ready.forEach(container -> ids.add(container.id()));
        return Optional.of(traffic.drained(service.name(), ids, Duration.ZERO, _ -> {}).requests());
    }

    /** Empty where one of them cannot be measured: an average of the others may be wrong. */
    private Optional<Double> cpu(Service service, List<ObservedContainer> ready) {
        double allowed = service.limits().cpus().orElseGet(this::processors);
        var readings = new ArrayList<FutureTask<Double>>();
        for (var container : ready) {
            var reading = new FutureTask<>(() -> percent(container.id()));
            EngineThread.start("stats", reading);
            readings.add(reading);
        }
        double sum = 0;
        for (var reading : readings) {
            try {
                sum += reading.get(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException(new Failure.Interrupted(), e);
            }
        }
        return ready.isEmpty() ? Optional.empty() : Optional.of(sum / 100 / ready.size() / allowed);
    }

    private double processors() {
        var known = info.orElseGet(engine::info);
        info = Optional.of(known);
        return Math.max(1, known.cpus());
    }

    private double percent(ContainerId container) {
        var percent = new ArrayList<Double>();
        engine.containers()
                .stats(
                        container,
                        true,
                        stats -> {
                            percent.add(stats.cpuPercent());
                            return false;
                        });
        return percent.getLast();
    }
}
