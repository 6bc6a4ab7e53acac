package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That no request reaches an instance which was taken out and then had none. */
@Timeout(120)
class DrainTest {
    private static final int THREADS = 3;
    private static final int ROUNDS = 100;

    private static Backend backend(Readiness readiness) {
        return new Backend("one", "one", "127.0.0.1", 80, readiness, "", "");
    }

    /** Claims and releases from many threads while something takes the instance out. */
    private static void nothingComesAfterZero(Consumer<Instance> takesOut) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var instance = new Instance(backend(Readiness.READY));
                var service = new Service("web", List.of(instance), Traffic.none(""), null);
                var gone = new AtomicBoolean();
                Callable<Integer> client =
                        () -> {
                            int late = 0;
                            while (service.claim("", List.of(), any -> true) != null) {
                                late += gone.get() ? 1 : 0;
                                instance.release();
                                LockSupport.parkNanos(1000);
                            }
                            return late;
                        };
                List<Future<Integer>> clients = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    clients.add(threads.submit(client));
                }
                while (instance.requests() == 0) {
                    LockSupport.parkNanos(1000);
                }
                takesOut.accept(instance);
                while (instance.active() > 0) {
                    LockSupport.parkNanos(1000);
                }
                gone.set(true);
                assertEquals(0, late(clients), "requests after the drain said 0");
                assertNull(service.claim("", List.of(), any -> true));
            }
        }
    }

    @Test
    void one_that_is_taken_out_between_the_look_and_the_claim_is_not_claimed() {
        var instance = new Instance(backend(Readiness.READY));
        var drainsWhenAsked =
                new AbstractCollection<Instance>() {
                    @Override
                    public boolean contains(@Nullable Object candidate) {
                        instance.drained(true);
                        return false;
                    }

                    @Override
                    public Iterator<Instance> iterator() {
                        return Collections.emptyIterator();
                    }

                    @Override
                    public int size() {
                        return 0;
                    }
                };

        assertNull(
                new Service("web", List.of(instance), Traffic.none(""), null)
                        .claim("", drainsWhenAsked, any -> true));
        assertEquals(0, instance.active());
    }

    private static int late(List<Future<Integer>> clients)
            throws InterruptedException, ExecutionException {
        int late = 0;
        for (var client : clients) {
            late += client.get();
        }
        return late;
    }

    @Test
    void a_drain_that_says_zero_can_be_relied_on() throws Exception {
        nothingComesAfterZero(instance -> instance.drained(true));
    }

    @Test
    void so_can_a_signal_to_stop() throws Exception {
        nothingComesAfterZero(instance -> instance.stops(Duration.ofHours(1)));
    }

    @Test
    void so_can_an_order_to_hold() throws Exception {
        nothingComesAfterZero(instance -> instance.held(true));
    }

    @Test
    void one_that_survives_the_signal_to_stop_takes_part_again() {
        var instance = new Instance(backend(Readiness.READY));
        instance.stops(Duration.ofHours(1));
        assertFalse(instance.accepts());

        instance.stops(Duration.ZERO);
        assertTrue(instance.accepts());
    }

    @Test
    void so_can_an_instance_that_is_not_ready_any_more() throws Exception {
        nothingComesAfterZero(instance -> instance.update(backend(Readiness.UNHEALTHY)));
    }
}
