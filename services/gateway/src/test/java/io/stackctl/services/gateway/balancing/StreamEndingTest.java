package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order, and until when, streams are told to end. */
@Timeout(120)
class StreamEndingTest {
    private final Instance instance =
            new Instance(new Backend("one", "one", "127.0.0.1", 80, Readiness.READY, "", ""));
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private final class Named implements OpenStream {
        private final String name;
        private final boolean obeys;

        Named(String name, boolean obeys) {
            this.name = name;
            this.obeys = obeys;
            instance.streams().add(this);
        }

        @Override
        public void end(Duration atMost) throws InterruptedException {
            told.add(name);
            if (obeys) {
                instance.streams().remove(this);
            } else {
                never.await();
            }
        }

        @Override
        public void cut() {
            told.add(name + " cut");
            instance.streams().remove(this);
        }
    }

    @Test
    void the_oldest_is_told_at_once_and_the_others_in_their_time() throws Exception {
        var first = new Named("first", true);
        var second = new Named("second", true);
        var ending =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                new StreamEnding(List.of(instance), Duration.ofHours(1)).run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertEquals(first.name, told.take());
        instance.streams().remove(second);
        ending.join();

        assertEquals(List.of(), List.copyOf(told), "it has ended by itself");
    }

    @Test
    void all_are_told_and_who_does_not_end_is_cut() throws Exception {
        for (int i = 0; i < 20; i++) {
            var ignored = new Named("obeys", true);
        }
        var ignored = new Named("stays", false);

        new StreamEnding(List.of(instance), Duration.ZERO).run();

        assertEquals(22, told.size());
        assertEquals(0, instance.streams().count());
        assertEquals("stays cut", List.copyOf(told).getLast());
    }

    @Test
    void without_streams_it_is_over_at_once() throws Exception {
        new StreamEnding(List.of(instance), Duration.ofHours(1)).run();
        new StreamEnding(List.of(), Duration.ofHours(1)).run();
    }
}
