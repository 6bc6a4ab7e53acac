package io.stackctl.history;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;

/** What is left of a stack's history when somebody was killed who read or wrote in it. */
public final class Remains {

    private Remains() {}

    /** Removes the containers that stand for a file of it, and every volume of it. */
    public static void remove(Engine engine, StackName stack) {
        VolumeFiles.removeHolders(engine, stack);
        for (var volume : engine.volumes().all()) {
            if (volume.isKeptOf(stack)) {
                engine.volumes().remove(VolumeName.of(volume.name()), true);
            }
        }
    }
}
