package io.stackctl.workflow.provider;

import io.stackctl.step.Provided;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What programs provided while one verb runs. They are asked once: what is planned anew meanwhile,
 * such as after a build while sources are watched, is planned with what they gave.
 */
public final class Gifts {

    private final AtomicReference<Optional<Provided>> known =
            new AtomicReference<>(Optional.empty());

    /** What they gave; empty while they have not been asked. */
    public Optional<Provided> known() {
        return known.get();
    }

    /** Takes what they gave; what they gave before stays. */
    public void keep(Provided provided) {
        known.compareAndSet(Optional.empty(), Optional.of(provided));
    }
}
