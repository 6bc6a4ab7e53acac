package io.stackctl.workflow;

import java.time.Duration;
import java.util.function.Consumer;

/** Time that passes as fast as somebody waits for it. */
public final class TestPace implements Pace {

    private final Consumer<Duration> meanwhile;
    private long nanos;

    /** One in which nothing happens. */
    public TestPace() {
        this(_ -> {});
    }

    /**
     * One in which something happens.
     *
     * @param meanwhile done in each pause, and told how much has passed since the beginning
     */
    public TestPace(Consumer<Duration> meanwhile) {
        this.meanwhile = meanwhile;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
        meanwhile.accept(passed());
    }

    /** Lets time pass. */
    public synchronized void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    /** How much has passed. */
    public synchronized Duration passed() {
        return Duration.ofNanos(nanos);
    }
}
