package io.stackctl.model.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
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

    /**
     * Reads how a service is scaled; empty where nothing says so.
     *
     * @throws io.stackctl.failure.StackException when that has mistakes, with their places
     */
    public static Optional<Autoscale> of(Stack stack, Service service) {
        if (!says(service.definition()) && !says(stack.definition())) {
            return Optional.empty();
        }
        var found = new FoundMistakes();
        var declared =
                Declared.ofService(
                        stack.definition(), service.name().value(), service.definition(), found);
        var autoscale = new ScaleReader(declared).autoscale();
        found.throwIfAny();
        return DeployMode.of(service) == DeployMode.REPLICATED ? autoscale : Optional.empty();
    }

    private static boolean says(Mapping definition) {
        return definition.mapping("x-stackctl").mapping("deploy").has("autoscale");
    }

    /** The count nearest to one that is there. */
    public int within(int count) {
        return Math.clamp(count, min, max);
    }
}
