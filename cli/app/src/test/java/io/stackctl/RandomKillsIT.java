package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verbs that change a stack end at a random moment by a random signal, every fourth time with a
 * second verb at work beside them. Whatever they leave, one {@code up} makes the stack whole:
 * nothing is lost, doubled, half-named or going down. The draws are the same in each run; where the
 * machine is by then is not.
 */
class RandomKillsIT {

    private static final int SAMPLE = 6;
    private static final int ALL = 200;

    /** Longer than the longest verb takes on a busy machine; beyond it something hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** About what the longest of the verbs says from beginning to end. */
    private static final int MOST_LINES = 28;

    private static final StackName STACK = StackName.of("random-kills-it");
    private static final List<String> SIGNALS = List.of("TERM", "INT", "KILL");
    private static final List<List<String>> VERBS =
            List.of(
                    List.of("up", "-d"),
                    List.of("up", "-d", "--force-recreate"),
                    List.of("up", "-d", "--wait"),
                    List.of("up"),
                    List.of("up", "-d", "--scale", "web=4"),
                    List.of("scale", "web=1"),
                    List.of("scale", "web=5"),
                    List.of("stop"),
                    List.of("restart"),
                    List.of("rm", "-sf"),
                    List.of("down"));

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Random random = new Random(20_261_125);
    private final Map<String, Integer> killed = new HashMap<>();
    private int version = 1;

    @BeforeEach
    void start() throws Exception {
        TestImage.ensure(engine);
        define();
        OwnProcess.run(folder, "up", "-d");
        Inside.run(engine, STACK + "-db-1", "sh", "-c", "echo kept >/data/note");
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "-v");
        engine.close();
    }

    @Test
    @Timeout(1800)
    void a_few_kills_leave_nothing_that_up_does_not_mend() throws Exception {
        killAndMend(SAMPLE);
    }

    @Test
    @Timeout(5400)
    @Tag("long")
    void two_hundred_kills_leave_nothing_that_up_does_not_mend() throws Exception {
        killAndMend(ALL);
    }

    private void killAndMend(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            if (random.nextBoolean()) {
                version++;
                define();
            }
            var story = round % 4 == 0 ? twoVerbs() : oneVerb();
            var mended = OwnProcess.run(folder, "up", "-d", "--remove-orphans");
            assertWhole("round " + round + ": " + story + "\n" + String.join("\n", mended));
        }
        System.out.println("rounds " + rounds + ", ended by a signal: " + killed);
        assertTrue(
                killed.values().stream().mapToInt(Integer::intValue).sum() > rounds / 4,
                "too few were hit");
    }

    private String oneVerb() throws Exception {
        var verb = draw(VERBS);
        try (var process = OwnProcess.start(folder, verb.toArray(String[]::new))) {
            return hit(process, verb);
        }
    }

    private String twoVerbs() throws Exception {
        var first = draw(VERBS);
        var second = draw(VERBS);
        try (var one = OwnProcess.start(folder, first.toArray(String[]::new));
                var other = OwnProcess.start(folder, second.toArray(String[]::new))) {
            return hit(one, first) + "; beside it " + hit(other, second);
        }
    }

    /**
     * Gives a process its signal after some of its lines and a little more, and waits for its end.
     */
    private String hit(OwnProcess process, List<String> verb) throws Exception {
        var signal = draw(SIGNALS);
        int lines = random.nextInt(MOST_LINES);
        long more = random.nextInt(500);
        process.endsOrHasSaid(lines, Duration.ofSeconds(5));
        boolean alive = !process.endsWithin(Duration.ofMillis(more));
        if (alive) {
            process.signal(signal);
        }
        var story =
                String.join(" ", verb)
                        + ", "
                        + signal
                        + " after "
                        + lines
                        + " lines and "
                        + more
                        + " ms";
        assertTrue(process.endsWithin(PATIENCE), story + ": it does not end");
        int code = process.end();
        var output = String.join("\n", process.lines());
        assertTrue(
                !output.contains("Exception") && !output.contains("\tat "), story + ":\n" + output);
        if (alive && code != 0) {
            killed.merge(signal, 1, Integer::sum);
        }
        return story + ", exit code " + code;
    }

    private void assertWhole(String story) throws Exception {
        var observed = settled();
        assertEquals(
                List.of(
                        STACK + "-db-1 RUNNING",
                        STACK + "-fixed RUNNING",
                        STACK + "-job-1 EXITED",
                        STACK + "-web-N RUNNING",
                        STACK + "-web-N RUNNING",
                        STACK + "-web-N RUNNING"),
                states(observed).stream()
                        .map(state -> state.replaceFirst("-web-[1-9] ", "-web-N "))
                        .toList(),
                story);
        assertEquals(1, observed.volumes().size(), story);
        assertEquals(2, observed.networks().size(), story);
        assertEquals("kept\n", Inside.run(engine, STACK + "-db-1", "cat", "/data/note"), story);
        for (var container : current(observed)) {
            assertEquals(
                    version + "\n",
                    Inside.run(engine, container, "sh", "-c", "echo $VERSION"),
                    story);
        }
        // Once more, for what was asked to stop before and stopped only now.
        var again = OwnProcess.run(folder, "up", "-d");
        List<String> changed = new ArrayList<>(again);
        // On a busy machine it says that it waits for the engine's answer.
        changed.removeIf(line ->
                line.endsWith(" Running ")
                        || line.contains("-job-1 ")
                        || line.contains("level=info"));
        assertEquals(List.of(), changed, story);
    }

    /**
     * The containers that know their version. Which numbers the replicas have is open: where a verb
     * made a fourth one that is up to date, it stays, and one that is not goes.
     */
    private static List<String> current(ObservedStack observed) {
        return observed.containers().stream()
                .map(ObservedContainer::name)
                .filter(name -> name.equals(STACK + "-fixed") || name.startsWith(STACK + "-web-"))
                .toList();
    }

    /** The stack as soon as its job has ended. */
    private ObservedStack settled() throws InterruptedException {
        var observed = observe();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!states(observed).contains(STACK + "-job-1 EXITED") && System.nanoTime() < until) {
            Thread.sleep(50);
            observed = observe();
        }
        return observed;
    }

    private static List<String> states(ObservedStack observed) {
        return observed.containers().stream()
                .map(container -> container.name() + " " + container.state())
                .sorted()
                .toList();
    }

    private <T> T draw(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private ObservedStack observe() {
        return engine.observe(STACK, ObservationScope.CONTAINERS);
    }

    private void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: random-kills-it
                x-usual: &usual
                  image: %s
                  command: ['sleep', '1000']
                  stop_grace_period: 1s
                  environment: { VERSION: '%d' }
                services:
                  db:
                    image: %1$s
                    command: ['sleep', '1000']
                    stop_grace_period: 1s
                    volumes: ['data:/data']
                    healthcheck: { test: ['CMD', 'true'], interval: 1s }
                  web:
                    <<: *usual
                    init: true
                    scale: 3
                    depends_on: { db: { condition: service_healthy } }
                    configs: [greeting]
                  fixed:
                    <<: *usual
                    init: true
                    container_name: random-kills-it-fixed
                    depends_on: [web]
                    networks: [default, inner]
                    volumes: ['/anonymous']
                  job: { image: %1$s, command: ['true'] }
                configs: { greeting: { content: hello } }
                networks: { inner: {} }
                volumes: { data: {} }
                """
                        .formatted(TestImage.NAME, version));
    }
}
