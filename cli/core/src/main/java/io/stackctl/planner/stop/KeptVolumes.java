package io.stackctl.planner.stop;

import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.volume.ForgetVolume;
import io.stackctl.step.volume.RemoveVolume;

/**
 * What goes with a stack of the volumes in which stackctl keeps something of it. How requests are
 * shared among containers means nothing without them; what was deployed goes only when everything
 * does.
 */
final class KeptVolumes {

    private KeptVolumes() {}

    static void remove(
            StackName stack,
            ObservedStack observed,
            DownOptions options,
            PlanBuilder<Step> steps,
            String cause) {
        if (!options.services().isEmpty() || observed.kept().isEmpty()) {
            return;
        }
        var after = steps.everythingSoFar("all containers are gone");
        for (var volume : observed.kept()) {
            var name = VolumeName.of(volume.name());
            if (options.kept()) {
                steps.add(new RemoveVolume(name, cause), after);
            } else if (volume.labels().isTraffic(stack)) {
                steps.add(new ForgetVolume(name, cause), after);
            }
        }
    }
}
