package io.stackctl.planner.stop;

import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.image.PruneBuildCache;
import io.stackctl.step.init.RemoveInit;
import io.stackctl.step.volume.RemoveVolume;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes everything away that stands on an engine, whoever put it there. */
public final class NukePlanner {

    private NukePlanner() {}

    /**
     * Plans it.
     *
     * @param stacks what removes the known stacks, with their networks
     * @param containers all containers of the engine
     * @param volumes all volumes
     * @param images all images, by reference or, without one, by id
     * @param buildCache bytes of unused build cache
     */
    public static Plan<Step> plan(
            List<Plan<Step>> stacks,
            Collection<ContainerRef.Existing> containers,
            Collection<VolumeName> volumes,
            Collection<ImageName> images,
            long buildCache) {
        var cause = "the whole engine";
        var steps = Step.plan();
        var left = new TreeMap<String, ContainerRef.Existing>();
        containers.forEach(container -> left.put(container.id().value(), container));
        var volumesLeft = new TreeSet<>(volumes);
        for (var plan : stacks) {
            for (var numbered : plan.actions()) {
                if (removed(numbered.action()) instanceof ContainerRef.Existing existing) {
                    left.remove(existing.id().value());
                }
                if (numbered.action() instanceof RemoveVolume remove) {
                    volumesLeft.remove(remove.volume());
                }
            }
            steps.addAll(plan);
        }
        left.values().forEach(container -> steps.add(RemoveContainer.of(container, true, cause)));
        var after = steps.everythingSoFar("all containers are gone");
        volumesLeft.forEach(volume -> steps.add(new RemoveVolume(volume, cause), after));
        ImageRemovals.add(steps, images, cause, after);
        if (buildCache > 0) {
            steps.add(
                    new PruneBuildCache(buildCache, cause),
                    steps.everythingSoFar("all images are gone"));
        }
        return steps.build();
    }

    private static @Nullable ContainerRef removed(Step step) {
        return switch (step) {
            case RemoveContainer remove -> remove.container();
            case RemoveInit remove -> remove.container();
            default -> null;
        };
    }
}
