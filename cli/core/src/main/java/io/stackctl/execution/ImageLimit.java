package io.stackctl.execution;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Weight;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

/** How many images come or are made at once. */
final class ImageLimit {

    /**
     * One build keeps about one core busy; a few more hide the time that they wait for disk and
     * network.
     */
    private static final int BUILDS_AT_ONCE = 2 + Runtime.getRuntime().availableProcessors();

    private final Semaphore builds;
    private final Semaphore transfers;

    /**
     * Sets it.
     *
     * @param wish the user's bound for pulls and builds together; empty for our own, which only
     *     concerns builds: the engine itself bounds what it downloads
     */
    ImageLimit(OptionalInt wish) {
        builds = new Semaphore(wish.orElse(BUILDS_AT_ONCE));
        transfers = wish.isPresent() ? builds : new Semaphore(Integer.MAX_VALUE);
    }

    /**
     * Blocks until there is room for an action; there always is for one that is about no image.
     *
     * @throws StackException {@link Failure.Interrupted} when it is called off meanwhile
     */
    Place take(Weight weight) {
        if (!weight.isImage()) {
            return () -> {};
        }
        return take(weight == Weight.BUILD ? builds : transfers);
    }

    private static Place take(Semaphore places) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return places::release;
    }

    /** Room for one image, to be given back. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
