package io.stackctl.engine;

import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.Peer;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Containers of the fake engine. */
final class FakeContainers implements Containers {

    /** The numbers by which engines tell signals. */
    private static final Map<String, String> SIGNALS =
            Map.of("SIGKILL", "9", "KILL", "9", "SIGTERM", "15", "SIGHUP", "1", "SIGCONT", "18");

    private static final int KILLED = 137;

    /** It warns of what an engine of Debian 12 leaves out. */
    private static final ApiVersion OLD = new ApiVersion(1, 41);

    private final FakeEngine engine;

    FakeContainers(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ObservedContainer> ofAllStacks(boolean stopped) {
        return engine.listed(Optional.empty(), stopped);
    }

    @Override
    public List<ObservedContainer> ofStack(StackName stack, boolean stopped) {
        synchronized (engine) {
            engine.answered("list " + stack);
        }
        return engine.listed(Optional.of(stack), stopped);
    }

    @Override
    public List<Listed> all() {
        synchronized (engine) {
            return engine.containers.values().stream()
                    .map(FakeContainer::observed)
                    .map(seen -> new Listed(seen.id(), seen.name(), seen.image(), seen.status()))
                    .sorted(Comparator.comparing(Listed::name))
                    .toList();
        }
    }

    @Override
    public Optional<ContainerDetail> inspect(ContainerId container) {
        synchronized (engine) {
            engine.inspections++;
            engine.notifyAll();
            return engine.lookUp(container).map(FakeContainer::detail);
        }
    }

    @Override
    public Optional<ContainerDetail> inspect(ContainerName container) {
        synchronized (engine) {
            engine.inspections++;
            engine.notifyAll();
            return engine.lookUp(container.value()).map(FakeContainer::detail);
        }
    }

    @Override
    public Created create(ContainerSpec spec) {
        synchronized (engine) {
            // The daemon gives a name to what comes without one.
            var chosen = spec.name().isEmpty() ? "nameless-" + ++engine.nameless : spec.name();
            engine.called("create " + chosen);
            engine.lookUp(chosen)
                    .ifPresent(other -> {
                        throw Refusals.nameInUse(chosen, other.id.value());
                    });
            var image =
                    engine.images()
                            .inspect(spec.image())
                            .orElseThrow(() -> Refusals.noImage(spec.image()));
            FakeContainer container =
                    new FakeContainer(
                            engine.newContainerId(), chosen, spec, image.id(), engine.clock());
            for (var from : spec.service().storage().volumesFrom()) {
                if (from.peer() instanceof Peer.OfContainer(var donor)) {
                    container.mounts.addAll(engine.find(new ContainerId(donor)).mounts);
                }
            }
            // The daemon looks for the networks at the start only.
            for (EndpointSpec endpoint : spec.endpoints()) {
                var name = endpoint.network().value();
                ObservedNetwork network = engine.networks.get(name);
                container.networks.put(name, Optional.ofNullable(network).map(ObservedNetwork::id));
            }
            container.mounts.stream()
                    .filter(mount -> mount.type().equals("volume"))
                    .forEach(mount ->
                            engine.volumes.computeIfAbsent(
                                    mount.name(),
                                    name ->
                                            new ObservedVolume(
                                                    name,
                                                    "local",
                                                    mount.source(),
                                                    StackLabels.NONE)));
            engine.containers.put(container.id.value(), container);
            engine.events.tell(container, "create", Map.of());
            return new Created(container.id, RequiredEngine.ignored(spec.service(), OLD));
        }
    }

    @Override
    public ContainerId hold(VolumeHolder holder) {
        return create(FakeHolder.spec(holder)).id();
    }

    @Override
    public List<Held> held(Map<String, String> labels) {
        synchronized (engine) {
            return engine.containers.values().stream()
                    .filter(container ->
                            container.spec.labels().entrySet().containsAll(labels.entrySet()))
                    .map(container ->
                            new Held(
                                    container.id,
                                    container.created.truncatedTo(ChronoUnit.SECONDS)))
                    .toList();
        }
    }

    @Override
    public void start(ContainerId id) {
        synchronized (engine) {
            FakeContainer container = called("start", id);
            if (!container.isUp()) {
                begin(container);
            }
        }
    }

    private void begin(FakeContainer container) {
        Map<String, Optional<NetworkId>> joined = new TreeMap<>();
        for (String network : container.networks.keySet()) {
            ObservedNetwork found = engine.networks.get(network);
            if (found == null) {
                throw Refusals.noNetwork(network);
            }
            joined.put(network, Optional.of(found.id()));
        }
        for (int port : container.hostPorts()) {
            boolean taken =
                    engine.occupiedPorts.contains(port)
                            || engine.containers.values().stream()
                                    .anyMatch(other ->
                                            other.isUp() && other.hostPorts().contains(port));
            if (taken) {
                throw Refusals.portInUse(container.name, port);
            }
        }
        container.networks.putAll(joined);
        container.state = ContainerState.RUNNING;
        container.started = Instant.now();
        container.checks.clear();
        container.health = container.hasHealthcheck() ? Health.STARTING : Health.NONE;
        engine.events.tell(container, "start", Map.of());
        List<String> command = container.spec.service().command().orElse(List.of());
        OptionalInt code = new FakeProcess(command).run(container::write);
        if (code.isPresent()) {
            engine.end(container, code.getAsInt());
            return;
        }
        for (var first : engine.firstChecks.entrySet()) {
            if (container.name.endsWith(first.getKey())) {
                engine.health(container.name, first.getValue());
                return;
            }
        }
        check(container);
    }

    /** Checks go on as long as it runs. */
    private void checkAnew(FakeContainer container) {
        if (container.isUp()) {
            check(container);
        }
    }

    /** A check that is true or false alone, or behind a shell that looks for a file first. */
    private void check(FakeContainer container) {
        List<String> test =
                container.spec.service().healthcheck().map(check -> check.test()).orElse(List.of());
        boolean guarded = test.size() > 4 && test.get(3).contains(HealthDrain.MARK);
        var rest = guarded ? test.subList(4, test.size()) : test.stream().skip(1).toList();
        if (guarded && engine.files.find(container, HealthDrain.MARK).isPresent()) {
            engine.health(container.name, Health.UNHEALTHY);
        } else if (rest.equals(List.of("true"))) {
            engine.health(container.name, Health.HEALTHY);
        } else if (rest.equals(List.of("false"))) {
            engine.health(container.name, Health.UNHEALTHY);
        }
    }

    @Override
    public void stop(ContainerId id, Optional<Duration> grace) {
        synchronized (engine) {
            FakeContainer container = called("stop", id);
            if (container.isUp()) {
                halt(container);
            }
        }
    }

    private void halt(FakeContainer container) {
        engine.events.tell(container, "kill", Map.of("signal", "15"));
        engine.end(container, KILLED);
        engine.events.tell(container, "stop", Map.of());
    }

    @Override
    public void restart(ContainerId id, Optional<Duration> grace) {
        synchronized (engine) {
            FakeContainer container = called("restart", id);
            if (container.isUp()) {
                halt(container);
            }
            begin(container);
            engine.events.tell(container, "restart", Map.of());
        }
    }

    @Override
    public void kill(ContainerId id, String signal) {
        synchronized (engine) {
            FakeContainer container = called("kill", id);
            if (!container.isUp()) {
                throw Refusals.notRunning(container.name);
            }
            String number = SIGNALS.getOrDefault(signal, signal);
            engine.events.tell(container, "kill", Map.of("signal", number));
            if (number.equals("9")) {
                engine.end(container, KILLED);
            }
        }
    }

    @Override
    public void pause(ContainerId id) {
        synchronized (engine) {
            FakeContainer container = called("pause", id);
            if (container.state == ContainerState.PAUSED) {
                throw Refusals.alreadyPaused(container.name);
            }
            if (container.state != ContainerState.RUNNING) {
                throw Refusals.notRunning(container.name);
            }
            container.state = ContainerState.PAUSED;
            engine.events.tell(container, "pause", Map.of());
        }
    }

    @Override
    public void unpause(ContainerId id) {
        synchronized (engine) {
            FakeContainer container = called("unpause", id);
            if (container.state != ContainerState.PAUSED) {
                throw Refusals.notPaused(container.name);
            }
            container.state = ContainerState.RUNNING;
            engine.events.tell(container, "unpause", Map.of());
        }
    }

    @Override
    public void rename(ContainerId id, String newName) {
        synchronized (engine) {
            FakeContainer container = called("rename", id);
            engine.lookUp(newName)
                    .ifPresent(other -> {
                        throw Refusals.nameInUse(newName, other.id.value());
                    });
            container.name = newName;
            engine.events.tell(container, "rename", Map.of());
        }
    }

    @Override
    public void remove(ContainerId id, boolean anonymousVolumes) {
        synchronized (engine) {
            Optional<FakeContainer> found = engine.lookUp(id);
            engine.called("remove " + found.map(container -> container.name).orElse(id.value()));
            if (found.isEmpty()) {
                return;
            }
            FakeContainer container = found.get();
            if (container.isUp()) {
                engine.events.tell(container, "kill", Map.of("signal", "9"));
                engine.end(container, KILLED);
            }
            if (engine.containers.remove(container.id.value()) != null) {
                engine.events.tell(container, "destroy", Map.of());
            }
            if (anonymousVolumes) {
                container.mounts.stream()
                        .filter(mount -> mount.type().equals("volume"))
                        .filter(mount -> isUnlabelled(mount.name()))
                        .filter(mount -> !isMounted(mount.name()))
                        .forEach(mount -> engine.volumes.remove(mount.name()));
            }
            engine.notifyAll();
        }
    }

    private boolean isMounted(String volume) {
        return engine.containers.values().stream()
                .flatMap(container -> container.mounts.stream())
                .anyMatch(mount -> mount.name().equals(volume));
    }

    private boolean isUnlabelled(String volume) {
        ObservedVolume found = engine.volumes.get(volume);
        return found != null && found.labels().all().isEmpty();
    }

    @Override
    public int await(ContainerId id) {
        synchronized (engine) {
            engine.answered("wait " + id);
            FakeContainer container = engine.find(id);
            while (container.isUp()) {
                pause();
            }
            return container.exitCode;
        }
    }

    @Override
    public PendingExit awaitRemoval(ContainerId id) {
        FakeContainer container;
        synchronized (engine) {
            container = engine.find(id);
        }
        return new PendingExit() {
            @Override
            public int code() {
                synchronized (engine) {
                    while (engine.containers.containsKey(container.id.value())) {
                        pause();
                    }
                    return container.exitCode;
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void pause() {
        try {
            engine.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void logs(ContainerId id, LogQuery query, LogConsumer consumer) {
        List<LogRecord> records;
        synchronized (engine) {
            engine.answered("logs " + id);
            FakeContainer container = engine.find(id);
            while (query.follow() && container.isUp()) {
                pause();
            }
            records = new ArrayList<>(container.log);
        }
        int first =
                query.tail().isPresent()
                        ? Math.max(0, records.size() - query.tail().getAsInt())
                        : 0;
        for (LogRecord record : records.subList(first, records.size())) {
            consumer.accept(
                    query.timestamps()
                            ? record
                            : new LogRecord(record.stream(), record.text(), Optional.empty()));
        }
    }

    @Override
    public StreamSession attach(ContainerId id, AttachSpec spec) {
        FakeContainer container = engine.find(id);
        engine.answered("attach " + container.name);
        return new FakeSession(consumer -> {
            synchronized (engine) {
                while (!container.state.equals(ContainerState.EXITED)
                        && engine.containers.containsKey(container.id.value())) {
                    pause();
                }
                for (LogRecord record : container.log) {
                    byte[] line = (record.text() + "\n").getBytes(StandardCharsets.UTF_8);
                    consumer.accept(record.stream(), line, 0, line.length);
                }
            }
        });
    }

    @Override
    public void resizeTerminal(ContainerId id, int columns, int rows) {
        called("resize", id);
    }

    @Override
    public ProcessTable processes(ContainerId id) {
        synchronized (engine) {
            engine.answered("processes " + id);
            FakeContainer container = engine.find(id);
            if (!container.isUp()) {
                throw Refusals.notRunning(container.name);
            }
            List<String> command = container.spec.service().command().orElse(List.of());
            return new ProcessTable(
                    List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"),
                    List.of(
                            List.of(
                                    "root",
                                    "1",
                                    "0",
                                    "0",
                                    "09:00",
                                    "?",
                                    "00:00:00",
                                    String.join(" ", command))));
        }
    }

    @Override
    public void stats(ContainerId id, boolean once, StatsConsumer consumer) {
        ContainerStats stats;
        synchronized (engine) {
            engine.answered("stats " + id);
            FakeContainer container = engine.find(id);
            stats =
                    new ContainerStats(
                            container.id,
                            container.name,
                            engine.cpus.getOrDefault(container.service(), 0.0),
                            1 << 20,
                            1 << 26,
                            0,
                            0,
                            0,
                            0,
                            container.isUp() ? 1 : 0);
        }
        consumer.accept(stats);
    }

    @Override
    public void copyInto(ContainerId id, String folder, InputStream tar, boolean keepOwners) {
        synchronized (engine) {
            engine.files.unpack(called("copy", id), folder, tar);
        }
    }

    @Override
    public void place(ContainerId id, List<ContainerFile> files) {
        synchronized (engine) {
            FakeContainer container = called("place", id);
            files.forEach(file -> engine.files.put(container, file));
            checkAnew(container);
        }
    }

    @Override
    public void removeFile(ContainerId id, String path) {
        synchronized (engine) {
            FakeContainer container = called("remove file", id);
            engine.files.remove(container, path);
            checkAnew(container);
        }
    }

    @Override
    public InputStream copyFrom(ContainerId id, String path) {
        synchronized (engine) {
            FakeContainer container = engine.find(id);
            return engine.files
                    .find(container, path)
                    .map(engine.files::pack)
                    .or(() -> engine.files.packAll(container, path))
                    .orElseThrow(() -> Refusals.noFile(id.value(), path));
        }
    }

    @Override
    public Optional<PathStat> stat(ContainerId id, String path) {
        synchronized (engine) {
            return engine.files
                    .find(engine.find(id), path)
                    .map(file ->
                            new PathStat(
                                    path.substring(path.lastIndexOf('/') + 1),
                                    file.content().getBytes(StandardCharsets.UTF_8).length,
                                    file.mode(),
                                    false,
                                    ""));
        }
    }

    @Override
    public InputStream export(ContainerId id) {
        synchronized (engine) {
            engine.find(id);
            return new ByteArrayInputStream(new byte[1024]);
        }
    }

    @Override
    public ImageId commit(
            ContainerId id,
            String reference,
            String author,
            String comment,
            List<String> changes,
            boolean pause) {
        called("commit", id);
        return engine.addImage(reference).id();
    }

    /** Notes a call about a container that has to exist, by its id. */
    private FakeContainer called(String verb, ContainerId id) {
        synchronized (engine) {
            Optional<FakeContainer> found = engine.lookUp(id);
            engine.called(verb + " " + found.map(container -> container.name).orElse(id.value()));
            return found.orElseThrow(() -> Refusals.noContainer(id.value()));
        }
    }
}
