package io.stackctl.plan;

import io.stackctl.model.ImageName;
import io.stackctl.model.VolumeName;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

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
     */
    public static Plan plan(
            List<Plan> stacks,
            Collection<ContainerRef.Existing> containers,
            Collection<VolumeName> volumes,
            Collection<ImageName> images) {
        var cause = "the whole engine";
        var steps = new PlanBuilder();
        var left = new TreeMap<String, ContainerRef.Existing>();
        containers.forEach(container -> left.put(container.id().value(), container));
        var volumesLeft = new TreeSet<>(volumes);
        for (var plan : stacks) {
            int offset = steps.size();
            for (var numbered : plan.steps()) {
                if (numbered.step() instanceof Step.RemoveContainer remove
                        && remove.container() instanceof ContainerRef.Existing existing) {
                    left.remove(existing.id().value());
                }
                if (numbered.step() instanceof Step.RemoveVolume remove) {
                    volumesLeft.remove(remove.volume());
                }
                steps.add(
                        numbered.step(),
                        numbered.waitsFor().stream().map(number -> number + offset).toList());
            }
        }
        left.values()
                .forEach(container ->
                        steps.add(new Step.RemoveContainer(container, true, false, cause)));
        var after = steps.everythingSoFar("all containers are gone");
        volumesLeft.forEach(volume -> steps.add(new Step.RemoveVolume(volume, cause), after));
        new TreeSet<>(images)
                .forEach(image -> steps.add(new Step.RemoveImage(image, cause), after));
        return steps.build();
    }
}
