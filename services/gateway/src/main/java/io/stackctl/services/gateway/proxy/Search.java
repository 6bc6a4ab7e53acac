package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an instance that takes what a client wants: one after the other, as long as it is worth
 * it, and as they come while there is none.
 */
final class Search {
    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);

    private final ProxyContext context;
    private final Course course;
    private final Hold hold;
    private final Progress progress;
    private final Set<Instance> tried = new HashSet<>();
    private boolean panicked;

    /** What is done at an instance that has been found. */
    interface Attempt<T> {
        /** What has come of it; null when another one is to be looked for. */
        @Nullable T at(Ways.Claim claim) throws IOException, InterruptedException;
    }

    Search(ProxyContext context, Course course, Hold hold, Progress progress) {
        this.context = context;
        this.course = course;
        this.hold = hold;
        this.progress = progress;
    }

    /**
     * Attempts it until it is done, with the client counted on the instance meanwhile; 502 when
     * those that were asked have all failed, 503 when there was none to ask.
     */
    <T> T until(Attempt<T> attempt) throws IOException, InterruptedException {
        var visitor = course.visitor();
        if (visitor != null) {
            progress.counters = context.fleet().counters(course.unit()).of(visitor.revision());
        }
        long giveUp = giveUp();
        while (true) {
            var claim = course.claim(tried);
            if (claim != null) {
                hold.close();
                progress.waits = true;
                tried.add(claim.instance());
                try {
                    var done = attempt.at(claim);
                    if (done != null) {
                        return done;
                    }
                } finally {
                    claim.instance().release();
                }
            } else if (hold.isOn(course.unit())) {
                hold.await(course.unit()); // since it was let in
                giveUp = giveUp();
            } else if (System.nanoTime() - giveUp > 0) {
                var service = course.route().service();
                throw progress.tries > 0
                        ? new Refusal(502, "no instance of " + service + " takes connections")
                        : new Refusal(503, "no instance of " + service + " is ready");
            } else {
                hold.close(); // others are to look as well, not one after the other
                progress.waits = true;
                tried.clear();
                context.fleet().awaitChange(RETRY_PAUSE);
            }
            course.update(context.fleet());
        }
    }

    private long giveUp() {
        return System.nanoTime() + context.limits().retryFor().toNanos();
    }

    /** An attempt begins; to be ended by {@link Counters#left}. */
    Counters enter(Instance instance) {
        var all = context.fleet().counters(instance.backend().unit());
        var revision = instance.backend().revision();
        var visitor = course.visitor();
        if (visitor != null && !revision.equals(visitor.revision()) && !panicked) {
            panicked = true;
            all.of(visitor.revision()).panicked();
        }
        var counters = all.of(revision);
        counters.entered();
        progress.counters = counters;
        progress.instance = instance.backend().containerName();
        progress.tries++;
        return counters;
    }

    /** An instance that failed is not to blame, and may be asked again. */
    void forgive(Instance instance) {
        tried.remove(instance);
    }

    /** Said when an instance begins to fail, and not for each request that it then lets down. */
    void failed(Instance instance, IOException e) {
        if (!instance.avoided()) {
            context.log()
                    .warn(
                            "an instance fails",
                            "instance",
                            progress.instance,
                            "reason",
                            String.valueOf(e.getMessage()));
        }
        instance.failed();
        wentWrong(instance);
    }

    void wentWrong(Instance instance) {
        var time = context.fleet().wentWrong(instance);
        if (time != null) {
            context.log()
                    .warn(
                            "an instance fails more often than those beside it",
                            "instance",
                            progress.instance,
                            "passedOverMillis",
                            time.toMillis());
        }
    }
}
