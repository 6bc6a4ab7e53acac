package io.stackctl.workflow.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an attached verb has nothing left to wait for. */
@Timeout(60)
class LifetimesTest {

    private final Lifetimes lifetimes = new Lifetimes();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    private void await() {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        end.complete(lifetimes.await());
                    } catch (InterruptedException e) {
                        end.completeExceptionally(e);
                    }
                });
    }

    /** Gives a wrong end the time to show. */
    private void assertGoesOn() throws InterruptedException, ExecutionException {
        try {
            end.get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException expected) {
            return;
        }
        throw new AssertionError("it ended");
    }

    @Test
    void it_is_over_when_the_last_container_has_ended() throws Exception {
        await();
        lifetimes.started(new ContainerId("1"), "web-1", true);
        lifetimes.started(new ContainerId("2"), "web-2", true);
        lifetimes.complete(Set.of(ContainerName.of("web-1"), ContainerName.of("web-2")));
        lifetimes.ended(new ContainerId("1"));
        assertGoesOn();
        lifetimes.ended(new ContainerId("2"));
        assertTrue(end.get());
    }

    @Test
    void a_start_that_is_still_to_be_heard_of_keeps_it_going() throws Exception {
        await();
        lifetimes.started(new ContainerId("1"), "job-1", true);
        lifetimes.ended(new ContainerId("1"));
        lifetimes.complete(Set.of(ContainerName.of("job-1"), ContainerName.of("web-1")));
        assertGoesOn();
        lifetimes.started(new ContainerId("2"), "web-1", true);
        assertGoesOn();
        lifetimes.ended(new ContainerId("2"));
        assertTrue(end.get());
    }

    @Test
    void one_that_ran_already_says_nothing_more_and_counts_as_it_is() throws Exception {
        await();
        lifetimes.seen(ContainerName.of("web-1"), new ContainerId("1"), true);
        lifetimes.complete(Set.of(ContainerName.of("web-1")));
        assertGoesOn();
        lifetimes.ended(new ContainerId("1"));
        assertTrue(end.get());
    }

    @Test
    void containers_that_nobody_watches_are_not_waited_for() throws Exception {
        await();
        lifetimes.started(new ContainerId("1"), "db-1", false);
        lifetimes.complete(Set.of(ContainerName.of("db-1")));
        assertTrue(end.get());
    }

    @Test
    void it_outlives_the_replacement_of_its_last_container() throws Exception {
        await();
        lifetimes.started(new ContainerId("1"), "web-1", true);
        lifetimes.complete(Set.of(ContainerName.of("web-1")));
        lifetimes.replacing();
        lifetimes.ended(new ContainerId("1"));
        assertGoesOn();
        lifetimes.complete(Set.of(ContainerName.of("web-1")));
        assertGoesOn();
        lifetimes.started(new ContainerId("2"), "web-1", true);
        lifetimes.ended(new ContainerId("2"));
        assertTrue(end.get());
    }

    @Test
    void closing_ends_it_whatever_runs() throws Exception {
        await();
        lifetimes.found(new ContainerId("1"));
        lifetimes.complete(Set.of());
        lifetimes.close();
        assertFalse(end.get());
    }
}
