package io.stackctl.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.EngineEvents.Subscription;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import io.stackctl.files.FolderFiles;
import io.stackctl.files.SingleFile;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ExecId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.PublishedPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine does, whether it is real or in memory. */
@Timeout(60)
public interface EngineContract {

    Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    /** An engine that holds nothing of {@link #stackName} and has {@link #image}. */
    Engine engine();

    /** A name that no other test uses at the same time. */
    String stackName();

    /** A reference to an image with {@code sh}, {@code sleep}, {@code true} and {@code false}. */
    String image();

    /** A stack with one service for each behaviour. */
    default TestStack stack() {
        return TestStack.of(
                stackName(),
                """
                networks:
                  front: {name: NAME_front, labels: {colour: red}}
                  back: {name: NAME_back}
                volumes:
                  data: {name: NAME_data}
                services:
                  web:
                    image: IMAGE
                    command: [sleep, "3600"]
                    networks: {front: null, back: {aliases: [shop]}}
                    labels: {b: "2", a: "1"}
                  other:
                    image: IMAGE
                    command: [sleep, "3600"]
                    networks: {front: null}
                  store:
                    image: IMAGE
                    command: [sleep, "3600"]
                    network_mode: none
                    volumes: [{type: volume, source: data, target: /data}]
                  scratch:
                    image: IMAGE
                    command: [sleep, "3600"]
                    network_mode: none
                    volumes: [{type: volume, target: /scratch}]
                  talker:
                    image: IMAGE
                    command: [sh, -c, "echo one; echo two >&2; echo three; exit 3"]
                    network_mode: none
                  counter:
                    image: IMAGE
                    command: [sh, -c, "echo one; echo two; echo three"]
                    network_mode: none
                  sound:
                    image: IMAGE
                    command: [sleep, "3600"]
                    network_mode: none
                    healthcheck: {test: [CMD, "true"], interval: 1s}
                  ill:
                    image: IMAGE
                    command: [sleep, "3600"]
                    network_mode: none
                    healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1}
                  door:
                    image: IMAGE
                    command: [sleep, "3600"]
                    networks: {front: null}
                    ports: [{target: 80, published: "29471", host_ip: 127.0.0.1}]
                    expose: ["81"]
                  ghost:
                    image: stackctl-it/absent:1
                    network_mode: none
                """
                        .replace("NAME", stackName())
                        .replace("IMAGE", image()));
    }

    private Containers containers() {
        return engine().containers();
    }

    private ContainerId create(String service) {
        return containers().create(stack().container(service, 1)).id();
    }

    private ContainerId start(String service) {
        ContainerId id = create(service);
        containers().start(id);
        return id;
    }

    private String name(String service) {
        return stackName() + "-" + service + "-1";
    }

    private void createNetworks() {
        engine().networks().create(stack().network("front"));
        engine().networks().create(stack().network("back"));
    }

    private NetworkId network(String key) {
        return observe().network(stackName() + "_" + key).orElseThrow().id();
    }

    private ObservedStack observe() {
        return engine().observe(stack().stack().name(), ObservationScope.CONTAINERS);
    }

    private ObservedContainer only() {
        assertEquals(1, observe().containers().size());
        return observe().containers().getFirst();
    }

    /** Who waits for an end hears of it a moment before the engine lists it. */
    private ObservedContainer ended() {
        while (only().isUp()) {
            Thread.onSpinWait();
        }
        return only();
    }

    private static EngineFailure refusal(Runnable call) {
        StackException thrown = assertThrows(StackException.class, call::run);
        return (EngineFailure) thrown.failure();
    }

    private List<String> lines(ContainerId container, LogQuery query) {
        List<String> lines = new ArrayList<>();
        containers().logs(container, query, line -> lines.add(line.stream() + " " + line.text()));
        return lines;
    }

    @Test
    default void a_stack_that_nobody_started_is_empty() {
        var observed = observe();

        assertEquals(List.of(), observed.containers());
        assertEquals(List.of(), observed.networks());
        assertEquals(List.of(), observed.volumes());
    }

    @Test
    default void a_new_container_is_created_and_carries_its_labels() {
        ContainerId id = create("talker");

        var container = only();
        assertEquals(id, container.id());
        assertEquals(name("talker"), container.name());
        assertEquals(ContainerState.CREATED, container.state());
        assertEquals("Created", container.status());
        assertEquals(OptionalInt.empty(), container.exitCode());
        assertEquals("talker", container.service().value());
        assertEquals(OptionalInt.of(1), container.number());
        assertFalse(container.oneOff());
        assertEquals(Optional.of("0".repeat(64)), container.configHash());
        assertEquals(image(), container.image());
        assertEquals(engine().images().inspect(image()).orElseThrow().id(), container.imageId());
    }

    @Test
    default void containers_are_listed_by_name_and_stopped_ones_only_on_request() {
        createNetworks();
        start("web");
        create("other");

        assertEquals(
                List.of(name("other"), name("web")),
                observe().containers().stream().map(ObservedContainer::name).toList());
        assertEquals(
                List.of(name("web")),
                containers().ofStack(stack().stack().name(), false).stream()
                        .map(ObservedContainer::name)
                        .toList());
    }

    @Test
    default void a_started_container_is_up_in_all_its_networks() {
        createNetworks();
        start("web");

        var container = only();
        assertEquals(ContainerState.RUNNING, container.state());
        assertTrue(container.status().startsWith("Up "), container.status());
        assertEquals(
                List.of(stackName() + "_back", stackName() + "_front"),
                container.networks().stream().map(network -> network.networkName()).toList());
        assertEquals(
                observe().network(stackName() + "_back").orElseThrow().id(),
                container.networks().getFirst().networkId().orElseThrow());
    }

    @Test
    default void starting_and_stopping_twice_is_no_error() {
        ContainerId id = start("sound");
        containers().start(id);
        containers().stop(id, AT_ONCE);
        containers().stop(id, AT_ONCE);

        assertEquals(ContainerState.EXITED, only().state());
        assertEquals(OptionalInt.of(137), only().exitCode());
    }

    @Test
    default void a_container_that_ends_by_itself_shows_its_exit_code() {
        ContainerId id = start("talker");

        assertEquals(3, containers().await(id));
        assertEquals(OptionalInt.of(3), ended().exitCode());
        assertEquals(3, containers().inspect(id).orElseThrow().exitCode());
    }

    @Test
    default void a_log_comes_line_by_line_with_its_stream() {
        ContainerId id = start("talker");
        containers().await(id);

        var all = lines(id, LogQuery.ALL);
        assertEquals(3, all.size(), all.toString());
        assertTrue(all.contains("STDERR two"), all.toString());
        assertTrue(all.indexOf("STDOUT one") < all.indexOf("STDOUT three"), all.toString());
    }

    @Test
    default void a_log_can_be_cut_to_its_last_lines_and_stamped() {
        ContainerId id = start("counter");
        containers().await(id);
        List<LogRecord> records = new ArrayList<>();

        containers()
                .logs(
                        id,
                        new LogQuery(
                                false, OptionalInt.of(1), Optional.empty(), Optional.empty(), true),
                        records::add);

        assertEquals(1, records.size());
        assertEquals(LogText.of("three"), records.getFirst().text());
        assertTrue(records.getFirst().timestamp().isPresent());
    }

    @Test
    default void a_followed_log_ends_with_its_container() {
        ContainerId id = start("talker");

        assertEquals(
                3,
                lines(
                                id,
                                new LogQuery(
                                        true,
                                        OptionalInt.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false))
                        .size());
    }

    @Test
    default void what_is_attached_before_the_start_misses_nothing() throws IOException {
        ContainerId id = create("talker");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (StreamSession session = containers().attach(id, new AttachSpec(false, false, false))) {
            containers().start(id);
            session.pump((stream, buffer, offset, length) -> {
                if (stream == Stream.STDOUT) {
                    output.write(buffer, offset, length);
                }
            });
        }

        assertEquals("one\nthree\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    default void a_name_can_be_had_once() {
        ContainerId id = create("talker");

        var refused = refusal(() -> create("talker"));

        assertEquals(Kind.NAME_IN_USE, refused.kind());
        assertEquals(409, refused.status());
        assertEquals(
                "Conflict. The container name \"/"
                        + name("talker")
                        + "\" is already in use by container \""
                        + id
                        + "\". You have to remove (or rename) that container to be able to reuse"
                        + " that name.",
                refused.words());
    }

    @Test
    default void a_container_needs_its_image() {
        var refused = refusal(() -> create("ghost"));

        assertEquals(Kind.NO_SUCH_IMAGE, refused.kind());
        assertEquals("No such image: stackctl-it/absent:1", refused.words());
    }

    @Test
    default void a_container_whose_network_is_missing_does_not_start() {
        ContainerId id = create("other");

        var refused = refusal(() -> containers().start(id));

        assertEquals(Kind.NOT_FOUND, refused.kind());
        // Newer engines say before it what they were about.
        var words = "network " + stackName() + "_front not found";
        assertTrue(refused.words().endsWith(words), refused.words());
    }

    @Test
    default void a_second_network_that_is_missing_prevents_the_start_as_well() {
        engine().networks().create(stack().network("front"));
        ContainerId id = create("web");

        assertEquals(Kind.NOT_FOUND, refusal(() -> containers().start(id)).kind());
        assertEquals(ContainerState.CREATED, only().state());
    }

    @Test
    default void an_unknown_container_is_said_to_be_unknown() {
        assertEquals(
                Optional.empty(), containers().inspect(ContainerName.of("stackctl-it-nobody")));
        var refused = refusal(() -> containers().start(new ContainerId("stackctl-it-nobody")));
        assertEquals(Kind.NOT_FOUND, refused.kind());
        assertEquals("No such container: stackctl-it-nobody", refused.words());
    }

    @Test
    default void removing_what_is_gone_is_no_error() {
        containers().remove(new ContainerId("stackctl-it-nobody"), false);
        assertTrue(engine().networks().remove(new NetworkId("stackctl-it-nothing")));
        assertEquals(
                Removal.NOT_FOUND,
                engine().volumes().remove(VolumeName.of("stackctl-it-nothing"), false));
        assertEquals(Removal.NOT_FOUND, engine().images().remove("stackctl-it/nothing:1", false));
    }

    @Test
    default void a_running_container_is_removed_by_force() {
        ContainerId id = start("sound");

        containers().remove(id, false);

        assertEquals(List.of(), observe().containers());
    }

    @Test
    default void anonymous_volumes_go_with_their_container_when_asked() {
        ContainerId id = start("scratch");
        String volume = only().mounts().getFirst().name();
        assertTrue(engine().volumes().all().stream().anyMatch(v -> v.name().equals(volume)));

        containers().remove(id, true);

        assertFalse(engine().volumes().all().stream().anyMatch(v -> v.name().equals(volume)));
    }

    @Test
    default void an_init_container_has_the_volumes_of_another_one_and_is_listed_apart() {
        ContainerId donor = create("scratch");
        String volume = only().mounts().getFirst().name();
        var containers = observe().containers();

        ContainerId init = containers().create(stack().init("scratch", donor)).id();

        assertEquals(containers, observe().containers());
        var seen = observe().inits().getFirst();
        assertEquals(init, seen.id());
        assertFalse(seen.name().isEmpty());
        assertEquals(volume, seen.mounts().getFirst().name());
        containers().remove(init, true);
        assertEquals(List.of(), observe().inits());
        assertTrue(engine().volumes().all().stream().anyMatch(v -> v.name().equals(volume)));
    }

    @Test
    default void a_mounted_volume_is_in_use_until_its_container_is_gone() {
        engine().volumes().create(stack().volume("data"));
        ContainerId id = create("store");
        String volume = stackName() + "_data";

        assertEquals(volume, only().mounts().getFirst().name());
        assertEquals("/data", only().mounts().getFirst().destination());
        assertEquals(Removal.IN_USE, engine().volumes().remove(VolumeName.of(volume), true));
        containers().remove(id, true);
        assertEquals(Removal.REMOVED, engine().volumes().remove(VolumeName.of(volume), true));
    }

    @Test
    default void a_network_is_in_use_while_a_container_runs_in_it() {
        createNetworks();
        ContainerId id = start("web");

        assertFalse(engine().networks().remove(network("front")));
        containers().remove(id, false);
        assertTrue(engine().networks().remove(network("front")));
    }

    @Test
    default void a_network_is_made_once_and_keeps_its_labels() {
        createNetworks();

        var refused = refusal(() -> engine().networks().create(stack().network("front")));

        assertEquals(Kind.NAME_IN_USE, refused.kind());
        assertEquals("network with name " + stackName() + "_front already exists", refused.words());
        assertEquals("bridge", observe().network(stackName() + "_front").orElseThrow().driver());
        assertEquals(
                Map.of("com.docker.compose.project", stackName()),
                observe().network(stackName() + "_front").orElseThrow().labels().all());
    }

    @Test
    default void a_container_can_leave_a_network_and_join_it_again() {
        createNetworks();
        start("web");
        String back = stackName() + "_back";

        engine().networks().disconnect(NetworkName.of(back), only().id());
        assertEquals(1, only().networks().size());

        engine().networks()
                .connect(
                        NetworkName.of(back),
                        only().id(),
                        stack().container("web", 1).endpoints().getLast());
        assertEquals(2, only().networks().size());
    }

    @Test
    default void a_renamed_container_is_found_by_its_new_name() {
        ContainerId id = create("talker");

        containers().rename(id, stackName() + "-renamed");

        assertEquals(stackName() + "-renamed", only().name());
        assertEquals(Optional.empty(), containers().inspect(ContainerName.of(name("talker"))));
    }

    @Test
    default void a_paused_container_goes_on_when_it_is_unpaused() {
        ContainerId id = start("store");

        containers().pause(id);
        assertEquals(ContainerState.PAUSED, only().state());
        containers().unpause(id);
        assertEquals(ContainerState.RUNNING, only().state());
    }

    @Test
    default void a_container_is_paused_once_and_unpaused_once() {
        ContainerId id = start("store");
        containers().pause(id);

        var twice = assertThrows(StackException.class, () -> containers().pause(id));
        containers().unpause(id);
        var again = assertThrows(StackException.class, () -> containers().unpause(id));

        assertTrue(twice.failure().message().contains("is already paused"));
        assertTrue(again.failure().message().contains("is not paused"));
    }

    @Test
    default void only_a_running_container_can_be_killed() {
        ContainerId id = start("store");
        containers().kill(id, "SIGKILL");
        containers().await(id);

        assertEquals(OptionalInt.of(137), ended().exitCode());
        assertEquals(409, refusal(() -> containers().kill(id, "SIGKILL")).status());
    }

    @Test
    default void a_port_can_be_published_once() {
        createNetworks();
        start("door");
        ContainerId second = containers().create(stack().container("door", 2)).id();

        var refused = refusal(() -> containers().start(second));

        assertEquals(Kind.PORT_IN_USE, refused.kind());
        assertEquals(ContainerState.CREATED, containers().inspect(second).orElseThrow().state());
        var ports = observe().containers().getFirst().ports();
        assertTrue(ports.stream().anyMatch(port -> port.hostPort() == 29471), ports.toString());
    }

    @Test
    default void a_port_that_is_exposed_only_has_no_host() {
        createNetworks();
        start("door");

        var ports = observe().containers().getFirst().ports();

        assertTrue(ports.contains(new PublishedPort("", 81, 0, "tcp")), ports.toString());
    }

    @Test
    default void a_health_check_speaks_through_listing_and_events() {
        try (Subscription events = subscribe()) {
            ContainerId sound = start("sound");
            awaitHealth(events, sound, Health.HEALTHY);
            ContainerId ill = start("ill");
            awaitHealth(events, ill, Health.UNHEALTHY);
        }

        assertEquals(
                List.of(Health.UNHEALTHY, Health.HEALTHY),
                observe().containers().stream().map(ObservedContainer::health).toList());
        var report =
                containers()
                        .inspect(ContainerName.of(name("ill")))
                        .orElseThrow()
                        .healthcheck()
                        .orElseThrow();
        assertEquals(List.of("false"), report.test());
        assertEquals(Duration.ofSeconds(1), report.interval());
        assertEquals(1, report.retries());
        assertTrue(report.streak() >= 1, report::toString);
        assertFalse(report.checks().getLast().passed());
    }

    @Test
    default void events_tell_a_life_in_its_order() {
        List<String> life = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        try (Subscription events = subscribe()) {
            ContainerId id = start("talker");
            containers().await(id);
            containers().remove(id, false);
            for (ContainerEvent event = events.next().orElseThrow(); ; ) {
                assertEquals(id, event.id());
                assertEquals(name("talker"), event.name());
                life.add(kind(event));
                actions.add(event.told().action());
                if (event instanceof ContainerEvent.Removed) {
                    break;
                }
                event = events.next().orElseThrow();
            }
        }

        assertEquals(List.of("Created", "Started", "Died 3", "Removed"), life);
        assertEquals(List.of("create", "start", "die", "destroy"), actions);
    }

    @Test
    default void events_tell_what_is_done_to_a_container_that_runs() {
        ContainerId id = start("store");
        List<String> done = new ArrayList<>();
        try (Subscription events = subscribe()) {
            containers().pause(id);
            containers().unpause(id);
            containers().rename(id, name("store") + "-other");
            containers().kill(id, "SIGCONT");
            containers().kill(id, "SIGKILL");
            ContainerEvent event;
            do {
                event = events.next().orElseThrow();
                done.add(kind(event) + " " + event.name().substring(stackName().length()));
            } while (!(event instanceof ContainerEvent.Died));
        }

        assertEquals(
                List.of(
                        "Paused -store-1",
                        "Unpaused -store-1",
                        "Renamed -store-1-other",
                        "Signalled 18 -store-1-other",
                        "Signalled 9 -store-1-other",
                        "Died 137 -store-1-other"),
                done);
    }

    private static String kind(ContainerEvent event) {
        var kind = event.getClass().getSimpleName();
        return switch (event) {
            case ContainerEvent.Died died -> kind + " " + died.exitCode();
            case ContainerEvent.Signalled sent -> kind + " " + sent.signal();
            default -> kind;
        };
    }

    @Test
    default void closing_a_subscription_ends_the_wait_for_the_next_event() throws Exception {
        Subscription events = subscribe();
        Thread closer = Thread.ofVirtual().start(events::close);

        assertEquals(Optional.empty(), events.next());
        closer.join();
    }

    @Test
    default void what_happened_lately_can_be_asked_for_afterwards() {
        ContainerId id = start("store");
        containers().kill(id, "SIGCONT");

        assertEquals(
                List.of("Created", "Started", "Signalled 18"), kinds(id, EventScope.EVERYTHING));
        assertEquals(List.of("Created", "Started", "Signalled 18"), kinds(id, EventScope.STATES));
        assertEquals(List.of("Signalled 18"), kinds(id, EventScope.SIGNALS));
    }

    private List<String> kinds(ContainerId container, EventScope scope) {
        return engine()
                .events()
                .recent(StackName.of(stackName()), scope, Duration.ofMinutes(1))
                .stream()
                .filter(event -> event.id().equals(container))
                .map(EngineContract::kind)
                .toList();
    }

    private Subscription subscribe() {
        return engine().events()
                .subscribe(
                        stack().stack().name(),
                        EventScope.STATES,
                        Optional.empty(),
                        Optional.empty());
    }

    private static void awaitHealth(Subscription events, ContainerId container, Health health) {
        Optional<ContainerEvent> event = events.next();
        while (event.isPresent()
                && !(event.get().id().equals(container)
                        && event.get() instanceof ContainerEvent.HealthChanged changed
                        && changed.health() == health)) {
            event = events.next();
        }
        assertTrue(event.isPresent());
    }

    @Test
    default void a_further_process_writes_and_ends_with_its_code() throws IOException {
        ContainerId id = start("store");
        ExecSpec spec =
                new ExecSpec(
                        List.of("sh", "-c", "echo out; echo err >&2; exit 7"),
                        Map.of(),
                        "",
                        "",
                        false,
                        false,
                        false);
        ExecId execution = engine().executions().create(id, spec);
        assertEquals(Optional.empty(), engine().executions().exitCode(execution));
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        try (StreamSession session = engine().executions().start(execution, spec)) {
            session.pump((stream, buffer, offset, length) -> {
                if (stream == Stream.STDERR) {
                    error.write(buffer, offset, length);
                }
            });
        }

        assertEquals("err\n", error.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.of(7), engine().executions().exitCode(execution));
    }

    @Test
    default void a_further_process_reads_what_is_written_until_its_end() throws IOException {
        ContainerId id = start("store");
        ExecSpec spec = new ExecSpec(List.of("cat"), Map.of(), "", "", false, false, true);
        ExecId execution = engine().executions().create(id, spec);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (StreamSession session = engine().executions().start(execution, spec)) {
            session.stdin().write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
            session.stdin().close();
            session.pump((_, buffer, offset, length) -> written.write(buffer, offset, length));
        }

        assertEquals("one\ntwo\n", written.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.of(0), engine().executions().exitCode(execution));
    }

    @Test
    default void nothing_is_executed_in_a_container_that_does_not_run() {
        ContainerId id = create("talker");
        ExecSpec spec = new ExecSpec(List.of("true"), Map.of(), "", "", false, false, false);

        var refused = refusal(() -> engine().executions().create(id, spec));

        assertEquals(Kind.CONFLICT, refused.kind());
        // Newer engines begin it with a small letter.
        assertEquals(
                "container " + id + " is not running", refused.words().replaceFirst("^C", "c"));
    }

    @Test
    default void files_can_be_placed_before_the_start() {
        ContainerId id = create("talker");

        containers()
                .place(
                        id,
                        List.of(
                                new ContainerFile("/deep/down/secret", "geheim", 0440, 1000, 0),
                                new ContainerFile("/config", "x", 0644, 0, 0)));

        var stat = containers().stat(id, "/deep/down/secret").orElseThrow();
        assertEquals("secret", stat.name());
        assertEquals(6, stat.size());
        assertEquals(0440, stat.mode());
        assertEquals(Optional.empty(), containers().stat(id, "/deep/down/nothing"));
    }

    @Test
    default void files_are_removed_from_a_container_that_does_not_run() {
        ContainerId id = create("talker");
        containers()
                .place(
                        id,
                        List.of(
                                new ContainerFile("/deep/one", "1", 0644, 0, 0),
                                new ContainerFile("/deep/two", "2", 0644, 0, 0),
                                new ContainerFile("/deep/down/three", "3", 0644, 0, 0)));

        containers().removeFile(id, "/deep/one");
        containers().removeFile(id, "/deep/down");
        containers().removeFile(id, "/deep/never");

        assertEquals(Optional.empty(), containers().stat(id, "/deep/one"));
        assertEquals(Optional.empty(), containers().stat(id, "/deep/down/three"));
        assertEquals(1, containers().stat(id, "/deep/two").orElseThrow().size());
    }

    @Test
    default void a_snapshot_holds_what_is_asked_for_by_name() {
        createNetworks();
        engine().volumes().create(stack().volume("data"));

        var observed =
                engine().observe(
                                StackName.of(stackName() + "-else"),
                                new ObservationScope(
                                        Set.of(stackName() + "_front"),
                                        Set.of(stackName() + "_data"),
                                        Set.of(image(), "stackctl-it/absent:1"),
                                        Set.of(),
                                        true));

        assertEquals(1, observed.networks().size());
        assertEquals(stackName() + "_data", observed.volumes().getFirst().name());
        assertEquals(Set.of(image()), observed.images().keySet());
        assertEquals("linux/amd64", observed.image(image()).orElseThrow().platform());
    }

    @Test
    default void an_image_is_known_by_every_form_of_its_name() {
        engine().images().tag(image(), stackName() + ":latest");

        for (var name : List.of("", ":latest")) {
            assertTrue(engine().images().inspect(stackName() + name).isPresent(), name);
        }
        assertTrue(engine().images().inspect("docker.io/library/" + stackName()).isPresent());
        engine().images().remove(stackName() + ":latest", false);
    }

    @Test
    default void an_image_in_use_is_not_removed() {
        create("talker");

        assertEquals(Removal.IN_USE, engine().images().remove(image(), false));
        engine().images().tag(image(), stackName() + ":1");
        assertEquals(Removal.REMOVED, engine().images().remove(stackName() + ":1", false));
        assertTrue(engine().images().inspect(image()).isPresent());
    }

    private VolumeName volumeName(String suffix) {
        return VolumeName.of(stackName() + "_" + suffix);
    }

    /** A volume that cleaning up finds. */
    private void createVolume(String suffix, Map<String, String> labels) {
        var all = new LinkedHashMap<>(stack().volume("data").labels());
        all.putAll(labels);
        engine().volumes().create(VolumeSpec.of(volumeName(suffix), all));
    }

    @Test
    default void a_volume_that_stands_keeps_its_labels_when_it_is_made_again() {
        createVolume("once", Map.of("token", "first"));
        createVolume("once", Map.of("token", "second"));

        var labels = engine().volumes().inspect(volumeName("once")).orElseThrow().labels();
        assertEquals(Optional.of("first"), labels.get("token"));
        assertEquals(Optional.empty(), engine().volumes().inspect(volumeName("never")));
    }

    @Test
    default void volumes_are_found_by_all_of_their_labels() {
        createVolume("b", Map.of("kind", stackName(), "colour", "red"));
        createVolume("a", Map.of("kind", stackName(), "colour", "blue"));
        createVolume("c", Map.of("kind", stackName() + "-else"));

        var volumes = engine().volumes();
        assertEquals(
                List.of(stackName() + "_a", stackName() + "_b"),
                volumes.labelled(Map.of("kind", stackName())).stream()
                        .map(ObservedVolume::name)
                        .toList());
        assertEquals(
                List.of(stackName() + "_b"),
                volumes.labelled(Map.of("kind", stackName(), "colour", "red")).stream()
                        .map(ObservedVolume::name)
                        .toList());
        assertEquals(List.of(), volumes.labelled(Map.of("kind", "nothing")));
    }

    private Set<String> filesIn(ContainerId container, String folder) throws IOException {
        try (var tar = containers().copyFrom(container, folder)) {
            return FolderFiles.read(tar, 10_000).keySet();
        }
    }

    private ContainerId hold(String suffix) {
        var image = engine().images().inspect(image()).orElseThrow().id();
        return containers()
                .hold(
                        new VolumeHolder(
                                stackName() + "-holder-" + suffix,
                                image,
                                Map.of("holds", stackName()),
                                volumeName("held"),
                                "/held"));
    }

    @Test
    default void files_outlive_the_container_that_put_them_into_a_volume() throws IOException {
        createVolume("held", Map.of());
        var content = "däta\n".getBytes(StandardCharsets.UTF_8);
        ContainerId first = hold("1");
        try {
            containers()
                    .copyInto(
                            first,
                            "/held",
                            SingleFile.pack("file", 0600, content, Instant.EPOCH),
                            false);
            assertEquals(Removal.IN_USE, engine().volumes().remove(volumeName("held"), false));
        } finally {
            containers().remove(first, true);
        }

        ContainerId second = hold("2");
        try (var tar = containers().copyFrom(second, "/held/file")) {
            assertArrayEquals(content, SingleFile.read(tar, 100));
            assertEquals(0600, containers().stat(second, "/held/file").orElseThrow().mode());
            assertEquals(
                    Kind.NOT_FOUND,
                    refusal(() -> containers().copyFrom(second, "/held/other")).kind());
            assertEquals(Set.of("file"), filesIn(second, "/held"));
            containers().removeFile(second, "/held/file");
            assertEquals(Set.of(), filesIn(second, "/held"));
        } finally {
            containers().remove(second, true);
        }
        assertEquals(Removal.REMOVED, engine().volumes().remove(volumeName("held"), false));
    }

    @Test
    default void a_holder_belongs_to_no_stack_and_is_found_by_its_labels() {
        ContainerId holder = hold("1");
        try {
            assertEquals(
                    List.of(holder),
                    containers().held(Map.of("holds", stackName())).stream()
                            .map(Containers.Held::id)
                            .toList());
            assertEquals(List.of(), containers().ofStack(StackName.of(stackName()), true));
            assertEquals(
                    ContainerState.CREATED, containers().inspect(holder).orElseThrow().state());
        } finally {
            containers().remove(holder, true);
            engine().volumes().remove(volumeName("held"), true);
        }
        assertEquals(List.of(), containers().held(Map.of("holds", stackName())));
    }

    @Test
    default void a_holder_needs_its_image() {
        var ghost = new ImageId("sha256:" + "0".repeat(64));
        var holder =
                new VolumeHolder(
                        stackName() + "-ghost", ghost, Map.of(), volumeName("held"), "/held");

        assertEquals(Kind.NO_SUCH_IMAGE, refusal(() -> containers().hold(holder)).kind());
    }

    @Test
    default void an_image_without_anything_can_be_made_and_serves_a_holder() {
        var reference = stackName() + ":empty";
        var id = engine().images().importRootFilesystem(SingleFile.none(), reference);
        try {
            var image = engine().images().inspect(reference).orElseThrow();
            assertEquals(id, image.id());
            assertEquals(Map.of(), image.labels().all());
        } finally {
            engine().images().remove(reference, false);
        }
    }

    @Test
    default void a_snapshot_tells_apart_what_is_kept_of_a_stack() {
        createVolume("stackctl-data", Map.of("io.stackctl.record.stack", stackName()));
        var name = VolumeName.of(stackName() + "_stackctl-record");
        var labels = Map.of("io.stackctl.record.stack", stackName(), "a", "b");
        engine().volumes().create(VolumeSpec.of(name, labels));
        try {
            var observed = observe();

            assertEquals(
                    List.of(stackName() + "_stackctl-data"),
                    observed.volumes().stream().map(ObservedVolume::name).toList());
            assertEquals(
                    List.of(name.value()),
                    observed.kept().stream().map(ObservedVolume::name).toList());
            assertEquals(labels, observed.kept().getFirst().labels().all());
        } finally {
            engine().volumes().remove(name, true);
        }
    }
}
