package io.stackctl.workflow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogsTest {

    private static final LogRequest FOLLOW =
            new LogRequest(
                    Set.of(),
                    OptionalInt.empty(),
                    true,
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void the_name_alone_follows_services_that_get_their_first_container_later() {
        up("base", "early");

        new Logs(around(this::react)).run(new FoundStack.Named(StackName.of("shop")), FOLLOW);

        assertEquals(List.of("early-1 | hello", "later-1 | hello"), lines);
    }

    @Test
    void one_replica_is_followed_alone_though_others_start_meanwhile() {
        up("base", "early");
        var first =
                new LogRequest(
                        Set.of(ServiceName.of("base"), ServiceName.of("early")),
                        OptionalInt.of(1),
                        true,
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        var scaled = new AtomicBoolean();
        EventSink sink =
                event -> {
                    if (event instanceof Event.LogLine line) {
                        lines.add(line.source() + " | " + line.text());
                        // The first replica has ended, starts again, and may be heard once more.
                        if (scaled.compareAndSet(false, true)) {
                            scaleEarly();
                            engine.exit("shop-base-1", 0);
                        }
                    }
                };

        new Logs(around(sink)).run(new FoundStack.Named(StackName.of("shop")), first);

        assertEquals(Set.of("early-1 | hello"), Set.copyOf(lines));
    }

    private void scaleEarly() {
        var two =
                Stacks.shop(
                        """
                        services:
                          early:
                            image: 'shop:1'
                            command: [sh, -c, 'echo hello']
                            scale: 2
                        """);
        new Up(around(_ -> {})).run(two, UpRequest.DEFAULTS);
    }

    @Test
    void nobody_reads_on_when_the_user_has_ended_it() throws InterruptedException {
        var interruption = new Interruption(_ -> {});
        up("base");
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, interruption, false);
        var following = Thread.ofPlatform().daemon().start(() -> followUntilEnded(around));
        while (readers().isEmpty() || !interruption.arrived()) {
            Thread.sleep(1);
        }
        following.join();

        while (!readers().isEmpty()) {
            Thread.sleep(1);
        }
    }

    private static void followUntilEnded(Surroundings around) {
        try {
            new Logs(around).run(new FoundStack.Named(StackName.of("shop")), FOLLOW);
        } catch (StackException ended) {
            return;
        }
    }

    private static List<String> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter("log-base-1"::equals)
                .toList();
    }

    /** What comes later comes once something is followed, and ends before the last one. */
    private void react(Event event) {
        if (event instanceof Event.LogLine line) {
            lines.add(line.source() + " | " + line.text());
            if (line.source().equals("early-1")) {
                up("later");
            } else {
                engine.exit("shop-base-1", 0);
            }
        }
    }

    private void up(String... services) {
        var stack =
                Stacks.load(
                        "shop",
                        """
                        services:
                          base: { image: 'shop:1' }
                          early: { image: 'shop:1', command: [sh, -c, 'echo hello'] }
                          later: { image: 'shop:1', command: [sh, -c, 'echo hello'] }
                        """,
                        services);
        new Up(around(event -> {})).run(stack, UpRequest.DEFAULTS);
    }

    private Surroundings around(EventSink sink) {
        return TestSurroundings.of(engine, sink, _ -> false, Interruption.never(), false);
    }
}
