package io.stackctl.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Health;
import io.stackctl.state.PublishedPort;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackSessionTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new ArrayList<>();
    private final Stackctl stackctl = Stackctl.on(engine, TestSettings.process());
    private Path definition = Path.of("");

    @BeforeEach
    void define() throws IOException {
        definition =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        """
                        name: shop
                        services:
                          web: { image: 'shop:1', ports: ['8080:80', '5353:53/udp', '81'] }
                          job: { image: 'shop:1' }
                        """);
    }

    @Test
    void a_stack_comes_up_is_ready_says_its_ports_and_goes() {
        var stack = load();

        stack.up();

        assertEquals(List.of("shop-job-1", "shop-web-1"), containers("shop"));
        assertEquals(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080),
                stack.port("web", 80));
        assertEquals(
                List.of(
                        new PublishedPort("0.0.0.0", 80, 8080, "tcp"),
                        new PublishedPort("0.0.0.0", 53, 5353, "udp")),
                stack.ports("web"));
        assertEquals(List.of(), stack.ports("job"));

        stack.down();

        assertEquals(List.of(), containers("shop"));
        assertEquals(List.of(), stack.ports("web"));
    }

    @Test
    void a_file_can_be_several_stacks() throws IOException {
        Files.writeString(definition, "services: { web: { image: 'shop:1' } }\n");
        var one = stackctl.stack(definition).named("one").load();
        var two = stackctl.stack(definition).named("two").load();

        one.up();
        two.up();
        one.down();

        assertEquals(List.of(), containers("one"));
        assertEquals(List.of("two-web-1"), containers("two"));
    }

    @Test
    void waiting_replaces_nothing_and_starts_what_has_ended() throws IOException {
        var stack = load();
        stack.up();
        engine.containers().kill(engine.idOf("shop-job-1"), "SIGKILL");
        Files.writeString(
                definition,
                Files.readString(definition).replace("shop:1', ports", "shop:1', user: me, ports"));
        int before = engine.calls().size();

        load().await(LONG);

        assertEquals(
                List.of("start shop-job-1"), engine.calls().subList(before, engine.calls().size()));
    }

    @Test
    void what_is_not_there_is_said() {
        var stack = load();

        assertEquals("stack shop has no service ghost", message(() -> stack.ports("ghost")));
        assertEquals(
                "service web does not run, so its ports lead nowhere",
                message(() -> stack.port("web", 80)));
    }

    @Test
    void a_port_that_is_not_published_names_those_that_are_and_where_to_add_it() {
        var stack = load();
        stack.up();

        var failure = assertThrows(StackException.class, () -> stack.port("web", 81)).failure();

        assertEquals(
                "port 81 of service web is not published; published are 80/tcp, 53/udp",
                failure.message());
        assertEquals(
                "Add \"81\" to 'ports' of the service at " + definition + ":3:8.",
                failure.remedy());
        assertEquals(
                "port 80 of service job is not published", message(() -> stack.port("job", 80)));
    }

    @Test
    void ports_of_an_engine_elsewhere_are_reached_there() {
        engine.publishOn("10.0.0.5");
        var stack =
                stackctl.stack(definition)
                        .with("services: { job: { ports: ['127.0.0.1:9000:90'] } }")
                        .up();

        assertEquals(new InetSocketAddress("10.0.0.5", 8080), stack.port("web", 80));
        assertEquals(
                "port 90 of service job is published on 127.0.0.1 of 10.0.0.5, where only that"
                        + " machine reaches it",
                message(() -> stack.port("job", 90)));
    }

    @Test
    void of_a_port_that_is_another_one_for_ipv6_the_right_one_is_told() {
        var stack =
                stackctl.stack(definition)
                        .with("services: { job: { ports: ['[::]:9001:90', '0.0.0.0:9000:90'] } }")
                        .up();

        assertEquals(9000, stack.port("job", 90).getPort());
        engine.publishOn("fd00::5");
        assertEquals(9001, stack.port("job", 90).getPort());
    }

    @Test
    void each_of_several_containers_has_its_address() {
        var stack =
                stackctl.stack(definition)
                        .with(
                                "services: { web: { scale: 2, ports: !override"
                                        + " ['8080-8081:80'] } }")
                        .up();

        assertEquals(
                List.of(8080, 8081),
                stack.addresses("web", 80).stream()
                        .map(InetSocketAddress::getPort)
                        .sorted()
                        .toList());
        assertEquals(stack.addresses("web", 80).getFirst(), stack.port("web", 80));
    }

    @Test
    void services_stop_and_start_and_get_more_containers_and_fewer() {
        var stack =
                stackctl.stack(definition)
                        .with("services: { more: { image: 'shop:1', depends_on: [web, job] } }")
                        .load();
        stack.up();

        stack.stop("web");
        assertEquals(List.of(), stack.ports("web"));
        stack.start("web");
        assertEquals(8080, stack.port("web", 80).getPort());

        stack.scale("job", 3);
        assertEquals(
                List.of("shop-job-1", "shop-job-2", "shop-job-3", "shop-more-1", "shop-web-1"),
                containers("shop"));
        stack.scale("more", 2);
        stack.scale("job", 0);
        assertEquals(List.of("shop-more-1", "shop-more-2", "shop-web-1"), containers("shop"));
        assertEquals("stack shop has no service ghost", message(() -> stack.stop("ghost")));
        assertEquals("stack shop has no service ghost", message(() -> stack.scale("ghost", 1)));
    }

    @Test
    void who_is_interrupted_while_a_stack_comes_up_hears_so_and_the_next_one_goes_on()
            throws IOException {
        Files.writeString(
                definition,
                """
                services:
                  web:
                    image: 'shop:1'
                    depends_on: { db: { condition: service_healthy } }
                  db: { image: 'shop:1', healthcheck: { test: 'true' } }
                """);
        engine.firstCheck("db-1", Health.STARTING);
        var caller = Thread.currentThread();
        // db is waited for while web may not have been created yet: the interruption comes after
        // both.
        var awaited = new AtomicInteger(2);
        var webCreated =
                new Event.ResourceChanged(Resource.container("stopped-web-1"), Status.CREATED);
        var up =
                stackctl.stack(definition)
                        .named("stopped")
                        .telling(event -> {
                            if (event instanceof Event.ResourceChanged changed
                                    && (changed.status() == Status.WAITING
                                            || changed.equals(webCreated))
                                    && awaited.decrementAndGet() == 0) {
                                caller.interrupt();
                            }
                        });

        var failure = assertThrows(StackException.class, up::up).failure();

        assertTrue(failure instanceof Failure.Interrupted, failure.toString());
        assertTrue(Thread.interrupted());
        assertEquals(List.of("stopped-db-1", "stopped-web-1"), containers("stopped"));
        up.load().down();
        assertEquals(List.of(), containers("stopped"));
    }

    @Test
    void a_mistake_names_its_place() throws IOException {
        Files.writeString(definition, "services: { web: { imag: x } }\n");

        assertEquals(
                definition + ":1:20",
                message(() -> load()).substring(0, definition.toString().length() + 5));
    }

    @Test
    void a_definition_is_chosen_as_on_a_command_line() throws IOException {
        Files.writeString(
                definition,
                """
                services:
                  web: { image: 'shop:1', container_name: "$ONE-$TWO", depends_on: [db] }
                  db: { image: 'shop:1' }
                  extra: { image: 'shop:1', profiles: [more] }
                  debug: { image: 'shop:1', profiles: [debug] }
                """);
        var variables = Files.writeString(folder.resolve("test.env"), "ONE=file\nTWO=file\n");

        var stack =
                stackctl.stack(definition)
                        .named("chosen")
                        .profiles("more")
                        .services("web", "extra")
                        .envFiles(variables)
                        .variables(Map.of("ONE", "given"))
                        .with("services: { db: { labels: { over: laid } } }")
                        .up();

        assertEquals("chosen", stack.name());
        assertEquals(List.of("chosen-db-1", "chosen-extra-1", "given-file"), containers("chosen"));
        assertEquals(
                "laid",
                engine.containers()
                        .inspect(engine.idOf("chosen-db-1"))
                        .orElseThrow()
                        .labels()
                        .all()
                        .get("over"));
    }

    @Test
    void a_text_can_be_the_whole_definition() {
        stackctl.stack().with("services: { web: { image: 'shop:1' } }").named("text").up();

        assertEquals(List.of("text-web-1"), containers("text"));
    }

    @Test
    void a_service_that_is_not_healthy_in_time_is_said() throws IOException {
        Files.writeString(
                definition,
                """
                services:
                  web: { image: 'shop:1', healthcheck: { test: 'true' } }
                """);
        engine.firstCheck("web-1", Health.STARTING);

        var up = stackctl.stack(definition).named("late").waitingAtMost(Duration.ofMillis(1));

        assertEquals("application not healthy after 1ms", message(up::up));
    }

    @Test
    void logs_are_the_last_lines_with_their_container_where_there_are_several() {
        var stack =
                stackctl.stack(definition)
                        .with("services: { job: { command: [sh, -c, 'echo hello'], scale: 2 } }")
                        .load();
        stack.up(UpRequest.DEFAULTS);

        assertEquals("job-1 | hello\njob-2 | hello\n", stack.logs("job"));
        assertEquals("stack shop has no service ghost", message(() -> stack.logs("ghost")));
    }

    @Test
    void a_log_is_followed_until_it_is_closed() throws InterruptedException {
        var stack = load();
        stack.up();
        var lines = new LinkedBlockingQueue<String>();

        var followed = stack.follow("web", lines::add);
        followed.close();

        assertEquals(List.of(), List.copyOf(lines));
        assertThrows(StackException.class, () -> stack.follow("ghost", lines::add));
    }

    @Test
    void whoever_is_told_of_a_line_can_end_the_log() throws Exception {
        var stack =
                stackctl.stack(definition)
                        .with("services: { job: { command: [sh, -c, 'echo hello; wait'] } }")
                        .load();
        stack.up(UpRequest.DEFAULTS);
        var followed = new CompletableFuture<FollowedLog>();
        var closed = new CompletableFuture<String>();
        followed.complete(
                stack.follow(
                        "job",
                        line -> {
                            followed.join().close();
                            closed.complete(line);
                        }));

        engine.exit("shop-job-1", 0);

        assertEquals("hello", closed.get(20, TimeUnit.SECONDS));
        followed.get().close();
    }

    @Test
    void a_program_tells_its_exit_code_and_both_outputs() {
        var stack = load();
        stack.up();

        assertEquals(
                new ExecResult(3, "out\n", "err\n", false),
                stack.exec("web", "sh", "-c", "echo out; echo err >&2; exit 3"));
        assertEquals("stack shop has no service ghost", message(() -> stack.exec("ghost", "cat")));
    }

    @Test
    void what_a_program_writes_without_end_is_cut() throws IOException {
        var captured = new CapturedOutput();
        var block = new byte[3 << 20];
        captured.write(false, block, 0, block.length);
        captured.write(false, block, 0, block.length);

        assertEquals(4 << 20, captured.result(0).stdout().length());
        assertTrue(captured.result(0).truncated());
    }

    @Test
    void an_isolated_stack_shares_no_name_and_no_port_of_the_host() throws IOException {
        Files.writeString(
                definition,
                """
                services:
                  web:
                    image: 'shop:1'
                    container_name: only
                    ports: ['8080:80']
                    volumes: ['data:/data']
                networks: { default: { name: only } }
                volumes: { data: { name: only } }
                """);

        for (var name : List.of("one", "two")) {
            stackctl.stack(definition)
                    .named(name)
                    .with("services: { web: { labels: { over: laid } } }")
                    .isolated()
                    .up();
        }

        assertEquals(List.of("one-web-1"), containers("one"));
        assertEquals(List.of("two-web-1"), containers("two"));
        assertEquals(
                "laid",
                engine.containers()
                        .inspect(engine.idOf("one-web-1"))
                        .orElseThrow()
                        .labels()
                        .all()
                        .get("over"));
        assertEquals(
                List.of("one_default", "two_default"),
                engine.networks().all().stream().map(known -> known.name()).toList());
        assertEquals(
                List.of("one_data", "two_data"),
                engine.volumes().all().stream()
                        .map(known -> known.name())
                        .filter(name -> name.endsWith("_data") || name.equals("only"))
                        .toList());
    }

    @Test
    void what_goes_with_a_process_that_runs_or_with_none_is_not_abandoned() {
        stackctl.stack(definition).named("mine").isolated().endingWithProcess().up();
        stackctl.stack(definition).named("nobody").isolated().up();

        assertEquals(List.of(), stackctl.removeAbandoned());
        assertEquals(2, containers("mine").size());
        assertEquals(2, containers("nobody").size());
    }

    @Test
    void a_diagnosis_begins_with_what_failed() {
        var stack =
                stackctl.stack(definition)
                        .with(
                                "services: { web: { command: [sh, -c, 'echo no \\u001b[2J way;"
                                        + " exit 3'] } }")
                        .load();
        stack.up(UpRequest.DEFAULTS);

        var diagnosis = stack.diagnosis();

        assertTrue(diagnosis.startsWith("stack shop:\nshop-web-1: Exited (3)"), diagnosis);
        assertTrue(diagnosis.contains("\nshop-job-1: Up"), diagnosis);
    }

    private StackSession load() {
        return stackctl.stack(definition).telling(events::add).load();
    }

    private List<String> containers(String stack) {
        return engine.containers().ofStack(StackName.of(stack), true).stream()
                .map(container -> container.name())
                .sorted()
                .toList();
    }

    private static String message(Executable call) {
        return assertThrows(StackException.class, call).failure().message();
    }
}
