package io.stackctl.stacks;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Requests that leave one after the other at the same pace, however long those before them take: a
 * gap is seen by all that fall into it.
 */
final class SteadyLoad implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(50);

    private final AtomicLong asked = new AtomicLong();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;
    private volatile boolean over;

    private SteadyLoad(Callable<HttpResponse<String>> request, Predicate<Integer> isGood) {
        clock =
                Thread.ofVirtual()
                        .start(() -> {
                            long next = System.nanoTime();
                            while (!over) {
                                clients.execute(() -> ask(request, isGood));
                                next += PACE.toNanos();
                                pause(next - System.nanoTime());
                            }
                        });
    }

    /** Begins, and goes on until it is closed. */
    static SteadyLoad of(Callable<HttpResponse<String>> request, int status) {
        return new SteadyLoad(request, answered -> answered == status);
    }

    private void ask(Callable<HttpResponse<String>> request, Predicate<Integer> isGood) {
        asked.incrementAndGet();
        try {
            var answer = request.call();
            if (!isGood.test(answer.statusCode())) {
                failures.add(answer.statusCode() + " " + answer.body());
            }
        } catch (Exception e) {
            failures.add(e.toString());
        }
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many were sent so far. */
    long asked() {
        return asked.get();
    }

    /** Ends it, and waits for the last answers; says what failed. */
    List<String> end() {
        close();
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        // It began all others: they can be waited for when it has ended.
        while (clock.isAlive()) {
            pause(PACE.toNanos());
        }
        clients.close();
    }
}
