package io.stackctl.workflow.deploy.hook;

import io.stackctl.model.tree.DurationText;
import io.stackctl.workflow.Interruption;
import java.time.Duration;

/**
 * Has a container end when the user wants it or its time is over: it is asked to, and killed when
 * it does not mind.
 */
final class HookLimit implements AutoCloseable {

    /** Between being asked and being killed. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Interruption ends;
    private final Duration limit;
    private final Thread clock;
    private Interruption.Handling handling = () -> {};
    private boolean wanted;
    private boolean over;

    private HookLimit(Interruption ends, Duration limit) {
        this.ends = ends;
        this.limit = limit;
        this.clock = Thread.ofVirtual().name("hook limit").unstarted(this::watch);
    }

    /**
     * Watches from now on, until it is closed.
     *
     * @param user the user's wishes
     * @param ends is told to end it
     */
    static HookLimit of(Interruption user, Interruption ends, Duration limit) {
        var watched = new HookLimit(ends, limit);
        watched.handling = user.handle(watched::want, watched::want);
        watched.clock.start();
        return watched;
    }

    private void want() {
        synchronized (this) {
            wanted = true;
        }
        ends.arrived();
    }

    private void watch() {
        try {
            Thread.sleep(limit);
            synchronized (this) {
                over = true;
            }
            ends.arrived();
            Thread.sleep(GRACE);
            ends.arrived();
        } catch (InterruptedException e) {
            // It has ended, so there is nothing to watch any more.
            return;
        }
    }

    /** Whether the user wanted it to end. */
    synchronized boolean isWanted() {
        return wanted;
    }

    /** Whether it took too long. */
    synchronized boolean isOver() {
        return over;
    }

    /** What to say then. */
    static String told(Duration limit) {
        return "took longer than " + DurationText.print(limit) + ", and was ended";
    }

    @Override
    public void close() {
        handling.close();
        clock.interrupt();
    }
}
