package io.stackctl.execution;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.plan.Weight;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallLimitTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void a_call_waits_for_one_to_end() throws Exception {
        var limit = new CallLimit(1);
        var first = limit.take(Weight.CALL);

        var second = asked(limit);
        assertThrows(TimeoutException.class, () -> second.get(1, TimeUnit.SECONDS));

        first.close();
        assertNotNull(second.get(1, TimeUnit.MINUTES));
    }

    @Test
    void a_slow_call_gives_its_place_away_before_it_ends() throws Exception {
        var limit = new CallLimit(1);
        limit.take(Weight.SLOW);

        assertNotNull(asked(limit).get(1, TimeUnit.MINUTES));
    }

    @Test
    void a_place_that_was_given_away_is_not_given_back_once_more() throws Exception {
        var limit = new CallLimit(1);
        var slow = limit.take(Weight.SLOW);
        var second = asked(limit).get(1, TimeUnit.MINUTES);

        slow.close();
        slow.close();

        var third = asked(limit);
        assertThrows(TimeoutException.class, () -> third.get(1, TimeUnit.SECONDS));
        second.close();
        assertNotNull(third.get(1, TimeUnit.MINUTES));
    }

    private Future<CallLimit.Place> asked(CallLimit limit) {
        return threads.submit(() -> limit.take(Weight.CALL));
    }
}
