package io.stackctl.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineEvents;
import io.stackctl.engine.EngineEvents.Subscription;
import io.stackctl.engine.EngineWith;
import io.stackctl.engine.EventScope;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One stream of events, whatever becomes of the engine. */
@Timeout(60)
class EventFeedTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final String WEB = "shop-web-1";
    private static final EngineFailure AWAY =
            new EngineFailure(EngineFailure.Kind.UNREACHABLE, "nobody listens", 0, "");
    private static final Patience SHORT = new Patience(3, Duration.ofMillis(1));
    private static final Patience LONG = new Patience(1_000_000, Duration.ofMillis(1));

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<String> returns = new ArrayList<>();

    @BeforeEach
    void start_it() {
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);
        new Up(around)
                .run(Stacks.shop("services: { web: { image: 'shop:1' } }"), UpRequest.DEFAULTS);
    }

    @Test
    void it_goes_on_where_a_stream_ended_and_tells_nothing_twice() {
        try (var feed = feed(SHORT)) {
            feed.open();
            engine.tell(WEB, "one");
            assertEquals("one", next(feed));
            engine.endEventStreams();
            engine.tell(WEB, "two");
            engine.endEventStreams();
            engine.tell(WEB, "three");

            assertEquals("two", next(feed));
            assertEquals("three", next(feed));
            assertEquals(List.of("returned"), returns);
        }
    }

    @Test
    void it_waits_for_an_engine_that_is_away() throws Exception {
        try (var feed = feed(LONG)) {
            feed.open();
            engine.refuse("events shop", AWAY);
            engine.endEventStreams();
            var told = CompletableFuture.supplyAsync(() -> next(feed));
            engine.refuseNothing();
            // By which of the two streams it comes, nobody can say.
            engine.tell(WEB, "late");
            while (!told.isDone()) {
                Thread.sleep(1);
                engine.tell(WEB, "late");
            }

            assertEquals("late", told.get());
        }
    }

    @Test
    void no_stream_is_left_open_when_an_engine_that_is_back_does_not_answer_yet() {
        var open = new AtomicInteger();
        var answers = new AtomicInteger(-2);
        Runnable look =
                () -> {
                    if (answers.getAndIncrement() < 0) {
                        throw new StackException(AWAY);
                    }
                };
        var all = Optional.<Instant>empty();
        try (var feed =
                new EventFeed(counting(open), SHOP, EventScope.EVERYTHING, all, all, SHORT, look)) {
            feed.open();
            engine.tell(WEB, "one");
            assertEquals("one", next(feed));
            engine.endEventStreams();
            engine.tell(WEB, "two");

            assertEquals("two", next(feed));
            assertEquals(1, open.get());
        }
        assertEquals(0, open.get());
    }

    /** The same engine, with its streams of events counted that nobody has closed. */
    private Engine counting(AtomicInteger open) {
        EngineEvents events = engine.events();
        EngineEvents counted =
                new EngineEvents() {
                    @Override
                    public Subscription subscribe(
                            StackName stack,
                            EventScope scope,
                            Optional<Instant> since,
                            Optional<Instant> until) {
                        var opened = events.subscribe(stack, scope, since, until);
                        open.incrementAndGet();
                        return new Subscription() {
                            private boolean closed;

                            @Override
                            public Optional<ContainerEvent> next() {
                                return opened.next();
                            }

                            @Override
                            public void close() {
                                opened.close();
                                if (!closed) {
                                    closed = true;
                                    open.decrementAndGet();
                                }
                            }
                        };
                    }

                    @Override
                    public List<ContainerEvent> recent(
                            StackName stack, EventScope scope, Duration within) {
                        return events.recent(stack, scope, within);
                    }
                };
        return EngineWith.part(engine, "events", counted);
    }

    @Test
    void it_fails_as_the_engine_did_when_that_stays_away() {
        try (var feed = feed(SHORT)) {
            feed.open();
            engine.refuse("events shop", AWAY);
            engine.endEventStreams();

            var failed = assertThrows(StackException.class, feed::next);

            assertEquals(AWAY, failed.failure());
            assertEquals(List.of(), returns);
        }
    }

    @Test
    void a_look_that_fails_after_the_return_is_tried_again() {
        try (var feed =
                new EventFeed(
                        engine,
                        SHOP,
                        EventScope.EVERYTHING,
                        Optional.empty(),
                        Optional.empty(),
                        SHORT,
                        this::failOnce)) {
            feed.open();
            engine.tell(WEB, "one");
            assertEquals("one", next(feed));
            engine.endEventStreams();
            engine.tell(WEB, "two");

            assertEquals("two", next(feed));
            assertEquals(List.of("failed", "returned"), returns);
        }
    }

    private void failOnce() {
        if (returns.isEmpty()) {
            returns.add("failed");
            throw new StackException(AWAY);
        }
        returns.add("returned");
    }

    @Test
    void closing_it_ends_the_wait_for_an_engine_that_is_away() throws Exception {
        var feed = feed(new Patience(1_000, Duration.ofDays(1)));
        feed.open();
        engine.refuse("events shop", AWAY);
        engine.endEventStreams();
        var end = CompletableFuture.supplyAsync(feed::next);
        feed.close();

        assertTrue(end.get().isEmpty());
    }

    @Test
    void what_is_asked_for_until_a_time_ends_there() {
        var now = Instant.now();
        try (var feed =
                new EventFeed(engine, SHOP, Optional.of(now.minusSeconds(60)), Optional.of(now))) {
            feed.open();

            assertEquals("create", next(feed));
            assertEquals("start", next(feed));
            assertEquals(Optional.empty(), feed.next());
        }
    }

    @Test
    void no_engine_at_the_beginning_is_a_failure_at_once() {
        engine.refuse("events shop", AWAY);
        try (var feed = new EventFeed(engine, SHOP, Optional.empty(), Optional.empty())) {
            assertEquals(AWAY, assertThrows(StackException.class, feed::open).failure());
        }
    }

    private EventFeed feed(Patience patience) {
        return new EventFeed(
                engine,
                SHOP,
                EventScope.EVERYTHING,
                Optional.empty(),
                Optional.empty(),
                patience,
                () -> returns.add("returned"));
    }

    private static String next(EventFeed feed) {
        return feed.next().orElseThrow().told().action();
    }
}
