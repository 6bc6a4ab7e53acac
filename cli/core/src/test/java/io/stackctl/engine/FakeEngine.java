package io.stackctl.engine;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.RestartPolicy;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * An engine in memory that stores, orders and refuses as the daemon does: whatever it does is
 * asserted in {@link EngineContract}, which the real one passes too. Tests script what containers
 * do of themselves, and what fails.
 */
public final class FakeEngine implements Engine {

    final Map<String, FakeContainer> containers = new TreeMap<>();
    final Map<String, ObservedNetwork> networks = new TreeMap<>();
    final Map<String, ObservedVolume> volumes = new TreeMap<>();
    final Map<String, ObservedImage> images = new TreeMap<>();
    final Map<String, ObservedImage> registry = new TreeMap<>();
    final Set<Integer> occupiedPorts = new TreeSet<>();
    final FakeFiles files = new FakeFiles();
    final FakeEvents events = new FakeEvents(this::answered);
    final ImageTraffic traffic = new ImageTraffic();
    final Map<ExecId, Executions.ExecSpec> prepared = new ConcurrentHashMap<>();
    final Map<ExecId, Integer> ended = new ConcurrentHashMap<>();

    FakeProgram program = FakeProgram.CAT;
    Questions questions = _ -> Optional.empty();

    /** Plays programs in containers that answer with one line. */
    @FunctionalInterface
    public interface Questions {
        /** The line; empty for a command that is none of them. */
        Optional<String> answer(List<String> command);
    }

    private final List<String> calls = new ArrayList<>();
    private final Map<String, EngineFailure> refusals = new LinkedHashMap<>();
    private ApiVersion api = new ApiVersion(1, 41);
    private final FakeBuildx buildx = new FakeBuildx(this);
    private Duration clockAhead = Duration.ZERO;
    private Optional<Instant> begun = Optional.empty();
    final Map<String, Health> firstChecks = new TreeMap<>();
    private String publishedHost = "127.0.0.1";
    final Map<String, Double> cpus = new TreeMap<>();
    final Map<ContainerId, Integer> failing = new HashMap<>();
    private List<Path> pluginFolders = List.of();
    private int ids;
    int inspections;
    int volumeListings;
    int nameless;

    /** An engine that holds these images. */
    public static FakeEngine with(String... references) {
        FakeEngine engine = new FakeEngine();
        for (String reference : references) {
            engine.addImage(reference);
        }
        return engine;
    }

    /** Puts an image on the engine; one of that name before becomes another image. */
    public synchronized ObservedImage addImage(String reference) {
        ObservedImage image = image(reference, Set.of());
        images.put(reference, image);
        return image;
    }

    /** Puts an image with {@code VOLUME}s on the engine. */
    public synchronized ObservedImage addImage(String reference, Set<String> volumePaths) {
        ObservedImage image = image(reference, volumePaths);
        images.put(reference, image);
        return image;
    }

    /** Takes an image from under the containers that are made of it, as force does. */
    public synchronized void forgetImage(String reference) {
        images.remove(reference);
    }

    /** Lets an image be pulled. */
    public synchronized void addToRegistry(String reference) {
        registry.put(reference, image(reference, Set.of()));
    }

    ObservedImage image(String reference, Set<String> volumePaths) {
        var id = new ImageId("sha256:" + nextId());
        return new ObservedImage(
                id,
                List.of(reference),
                List.of(reference + "@" + id),
                "linux/amd64",
                Optional.of(Instant.now().minus(Duration.ofDays(3))),
                Instant.now(),
                List.of(),
                volumePaths,
                StackLabels.NONE,
                1_000_000);
    }

    /** Ends a container's process. */
    public synchronized void exit(String container, int code) {
        FakeContainer found = find(container);
        if (!found.isUp()) {
            throw new IllegalStateException(container + " does not run");
        }
        end(found, code);
    }

    /** Ends a container's process as soon as somebody has asked how one stands. */
    public synchronized void exitSoon(String container, int code) {
        int before = inspections;
        EngineThread.start("exit", () -> exitWhenAsked(container, code, before));
    }

    private synchronized void exitWhenAsked(String container, int code, int before) {
        try {
            while (inspections == before) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (find(container).isUp()) {
            end(find(container), code);
        }
    }

    /** Lets a container's health check say something. */
    public synchronized void health(String container, Health health) {
        FakeContainer found = find(container);
        found.health = health;
        found.checked(clock(), health);
        events.tell(found, "health_status: " + health.name().toLowerCase(Locale.ROOT), Map.of());
    }

    /**
     * Lets a container be unhealthy for some time, or its checks have stopped that long ago.
     *
     * @param since when its check failed, or ran, for the last time that counts
     * @param last when it ran last
     */
    public synchronized void checked(String container, Health health, Instant since, Instant last) {
        FakeContainer found = find(container);
        found.health = health;
        found.checks.clear();
        found.checked(since, health);
        found.checked(last, health);
    }

    /** Lets the first check of containers whose names end so say something. */
    public synchronized void firstCheck(String name, Health health) {
        firstChecks.put(name, health);
    }

    /** Lets further processes fail in a container. */
    public synchronized void failExecutions(String container, int code) {
        failing.put(idOf(container), code);
    }

    /** Lets each container of a service have so much to do, in percent of one processor. */
    public synchronized void busy(String service, double percent) {
        cpus.put(service, percent);
    }

    /** Lets a container have started earlier. */
    public synchronized void startedAt(String container, Instant started) {
        find(container).started = started;
    }

    /** Lets a container's program have been ended by an engine that went away. */
    public synchronized void endedAt(String container, int code, Instant when) {
        exit(container, code);
        find(container).finished = when;
    }

    /**
     * Makes every pull and build wait until so many are in flight at once.
     *
     * @param atMost how long one waits at most
     */
    public void gatherImages(int count, Duration atMost) {
        traffic.gather(count, atMost);
    }

    /** The most pulls and builds that were in flight at once. */
    public int mostImagesAtOnce() {
        return traffic.most();
    }

    /** Says what those further processes do that have a standard input; at first they are cat. */
    public synchronized void play(FakeProgram other) {
        program = other;
    }

    /** Says what further processes answer. */
    public synchronized void play(Questions other) {
        questions = other;
    }

    /** Makes somebody else listen on a port of the host. */
    public synchronized void occupyPort(int port) {
        occupiedPorts.add(port);
    }

    /**
     * Refuses calls from now on.
     *
     * @param call as {@link #calls} shows it, such as {@code start shop-web-1}
     */
    public synchronized void refuse(String call, EngineFailure failure) {
        refusals.put(call, failure);
    }

    /** Refuses nothing any more. */
    public synchronized void refuseNothing() {
        refusals.clear();
    }

    public synchronized void speak(ApiVersion version) {
        api = version;
    }

    /**
     * Every changing call in its order, such as {@code create shop-web-1}, {@code stop shop-web-1}.
     */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Breaks every event stream, as a lost connection does: what happens goes on to be kept. */
    public void endEventStreams() {
        events.endAll();
    }

    /** Forgets what happened until now, as a restart of the daemon does. */
    public void forgetEvents() {
        events.forget();
    }

    /** Tells of something by any word, as an engine of another make does. */
    public synchronized void tell(String container, String action) {
        events.tell(find(container), action, Map.of());
    }

    /** How often it was asked for everything that it knows of one container. */
    public synchronized int inspections() {
        return inspections;
    }

    /** How often it was asked which volumes there are, besides observations. */
    public synchronized int volumeListings() {
        return volumeListings;
    }

    /** What the engine's clock says; containers are as old by it as they are. */
    public synchronized Instant clock() {
        return Instant.now().plus(clockAhead);
    }

    /** Sets the engine's clock. */
    public synchronized void clock(Instant now) {
        clockAhead = Duration.between(Instant.now(), now);
    }

    /** Damages a file of a volume, as a failing disk does. */
    public synchronized void damage(String volume, String path) {
        files.damage(volume, path);
    }

    /** The files put into a container, by path. */
    public synchronized Map<String, ContainerFile> filesOf(String container) {
        return Map.copyOf(find(container).files);
    }

    /** The variables that a container was created with; one without a value is left out. */
    public synchronized Map<String, String> variablesOf(String container) {
        Map<String, String> variables = new TreeMap<>();
        find(container)
                .spec
                .service()
                .environment()
                .forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
        return variables;
    }

    /** The names of a container in a network, beside its own. */
    public synchronized List<String> namesOf(String container, String network) {
        return find(container).spec.endpoints().stream()
                .filter(endpoint -> endpoint.network().value().equals(network))
                .flatMap(endpoint -> endpoint.aliases().stream())
                .filter(name -> !name.endsWith(container))
                .toList();
    }

    /** When a container is started again, by its definition. */
    public synchronized RestartPolicy.Condition restartOf(String container) {
        return find(container).spec.service().restartPolicy().condition();
    }

    /** Whether nothing is left but images. */
    public synchronized boolean isEmpty() {
        return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
    }

    synchronized void called(String call) {
        calls.add(call);
        answered(call);
    }

    /** Throws what a call that changes nothing, and is not remembered, is refused with. */
    synchronized void answered(String call) {
        EngineFailure refusal = refusals.get(call);
        if (refusal != null) {
            throw new StackException(refusal);
        }
    }

    synchronized String nextId() {
        ids++;
        String number = Integer.toHexString(ids);
        // The digits that differ come first, since short ids are the first twelve.
        return "f" + "0".repeat(11 - number.length()) + number + "0".repeat(52);
    }

    /** The id of the container of a name. */
    public synchronized ContainerId idOf(String name) {
        return find(name).id;
    }

    /** The container of that id, name or beginning of an id. */
    FakeContainer find(String container) {
        return lookUp(container).orElseThrow(() -> Refusals.noContainer(container));
    }

    FakeContainer find(ContainerId container) {
        return find(container.value());
    }

    Optional<FakeContainer> lookUp(ContainerId container) {
        return lookUp(container.value());
    }

    Optional<FakeContainer> lookUp(String container) {
        return containers.values().stream()
                .filter(candidate ->
                        candidate.name.equals(container)
                                || candidate.id.value().equals(container)
                                || (container.length() >= 12
                                        && candidate.id.value().startsWith(container)))
                .findFirst();
    }

    void end(FakeContainer container, int code) {
        container.state = ContainerState.EXITED;
        container.exitCode = code;
        container.finished = Instant.now();
        container.health = Health.NONE;
        events.tell(container, "die", Map.of("exitCode", String.valueOf(code)));
        if (container.spec.removeOnExit()) {
            containers.remove(container.id.value());
            events.tell(container, "destroy", Map.of());
        }
        notifyAll();
    }

    synchronized List<ObservedContainer> listed(Optional<StackName> stack, boolean stopped) {
        return listed(stack, stopped, container -> container.configHash().isPresent());
    }

    private List<ObservedContainer> listed(
            Optional<StackName> stack, boolean stopped, Predicate<ObservedContainer> kind) {
        return containers.values().stream()
                .filter(container -> stopped || container.isUp())
                .map(FakeContainer::observed)
                .filter(container -> container.labels().stack().isPresent())
                .filter(kind)
                .filter(container -> stack.isEmpty() || container.labels().isOf(stack.get()))
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
    }

    @Override
    public String identity() {
        return "fake";
    }

    @Override
    public synchronized String publishedHost() {
        return publishedHost;
    }

    /** Lets it be the engine of another machine. */
    public synchronized void publishOn(String host) {
        publishedHost = host;
    }

    @Override
    public void leadTo(Map<String, String> variables) {
        variables.put("DOCKER_HOST", "fake");
    }

    @Override
    public synchronized List<Path> pluginFolders() {
        return pluginFolders;
    }

    /** Has its client's settings name folders for plugins. */
    public synchronized void pluginFolders(Path... folders) {
        pluginFolders = List.of(folders);
    }

    @Override
    public synchronized ObservedStack observe(StackName stack, ObservationScope scope) {
        Map<String, ObservedImage> found = new TreeMap<>();
        for (String reference : scope.images()) {
            images().inspect(reference).ifPresent(image -> found.put(reference, image));
        }
        return new ObservedStack(
                        stack,
                        listed(Optional.of(stack), scope.stopped()).stream()
                                .filter(container ->
                                        scope.services().isEmpty()
                                                || scope.services().contains(container.service()))
                                .toList(),
                        networks.values().stream()
                                .filter(network ->
                                        network.labels().isOf(stack)
                                                || scope.networks().contains(network.name())
                                                || scope.networks().contains(network.id().value()))
                                .toList(),
                        volumes.values().stream()
                                .filter(volume ->
                                        volume.labels().isOf(stack)
                                                || scope.volumes().contains(volume.name()))
                                .toList(),
                        found)
                .keeping(
                        volumes.values().stream()
                                .filter(volume ->
                                        volume.isKeptOf(stack)
                                                && !scope.volumes().contains(volume.name()))
                                .toList())
                .withInits(
                        listed(
                                Optional.of(stack),
                                scope.stopped(),
                                container -> container.labels().isInit()));
    }

    @Override
    public synchronized EngineVersion version() {
        return new EngineVersion("20.10.24", api, "linux/amd64");
    }

    @Override
    public synchronized Optional<Instant> begun() {
        return begun;
    }

    /** Says when the engine began to run. */
    public synchronized void begin(Instant when) {
        begun = Optional.of(when);
    }

    @Override
    public synchronized EngineInfo info() {
        return new EngineInfo(
                "fake",
                "Debian GNU/Linux 12 (bookworm)",
                "linux",
                "x86_64",
                Map.of(),
                "/var/lib/docker",
                "overlay2",
                2,
                8L << 30,
                containers.size(),
                images.size());
    }

    @Override
    public Containers containers() {
        return new FakeContainers(this);
    }

    @Override
    public Executions executions() {
        return new FakeExecutions(this);
    }

    @Override
    public Networks networks() {
        return new FakeNetworks(this);
    }

    @Override
    public Volumes volumes() {
        return new FakeVolumes(this);
    }

    @Override
    public Images images() {
        return new FakeImages(this);
    }

    @Override
    public Builds builds() {
        return new FakeBuilds(this);
    }

    @Override
    public FakeBuildx buildx() {
        return buildx;
    }

    @Override
    public EngineEvents events() {
        return events;
    }

    ContainerId newContainerId() {
        return new ContainerId(nextId());
    }

    @Override
    public void close() {
        events.endAll();
    }
}
