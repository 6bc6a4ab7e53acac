package io.stackctl.planner.stop;

import io.stackctl.model.name.ServiceName;
import java.util.Set;

/**
 * What {@code down} removes.
 *
 * @param stop which services, and how they are stopped
 * @param orphans whether containers that the definition does not know, and one-off ones, go too
 * @param volumes whether named and anonymous volumes go too
 * @param images which images go too
 * @param kept whether what stackctl keeps of the stack goes too, such as its deployments
 */
public record DownOptions(
        StopOptions stop, boolean orphans, boolean volumes, Images images, boolean kept) {

    /** What leaves alone what stackctl keeps of the stack. */
    public DownOptions(StopOptions stop, boolean orphans, boolean volumes, Images images) {
        this(stop, orphans, volumes, images, false);
    }

    /** Plain {@code down}. */
    public static final DownOptions DEFAULTS =
            new DownOptions(StopOptions.DEFAULTS, false, false, Images.NONE);

    /** Which images go with a stack. */
    public enum Images {
        NONE,
        /** Those that were built for it and have no name of their own. */
        LOCAL,
        /** Those that were built for it, whatever they are called. */
        BUILT,
        ALL
    }

    /** Which services; empty for the whole stack. */
    public Set<ServiceName> services() {
        return stop.services();
    }

    /** The same, and the data in volumes. */
    public DownOptions withVolumes() {
        return new DownOptions(stop, orphans, true, images, kept);
    }

    /** The same, and containers that the definition does not know. */
    public DownOptions withOrphans() {
        return new DownOptions(stop, true, volumes, images, kept);
    }

    /** The same, and these images. */
    public DownOptions with(Images removed) {
        return new DownOptions(stop, orphans, volumes, removed, kept);
    }

    /** The same for other services. */
    public DownOptions of(Set<ServiceName> services) {
        return new DownOptions(
                new StopOptions(services, stop.grace()), orphans, volumes, images, kept);
    }
}
