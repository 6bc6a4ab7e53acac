package io.stackctl.model.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * Between which counts a service is scaled, and by what.
 *
 * @param min at least so many containers; 1 or more
 * @param max at most so many
 * @param inFlight how many requests at once are one container's work
 * @param cpu how much of the processors it may use a container should have to do
 * @param up for how long there has to be too much to do before one is added
 * @param down for how long there has to be too little before one is taken away
 */
public record Autoscale(
        int min,
        int max,
        Optional<Integer> inFlight,
        Optional<Ratio> cpu,
        Duration up,
        Duration down) {

    /** The count nearest to one that is there. */
    public int within(int count) {
        return Math.clamp(count, min, max);
    }
}
