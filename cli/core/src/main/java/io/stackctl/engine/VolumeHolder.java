package io.stackctl.engine;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.VolumeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A container that is never started: through it files get into a volume and out of it, and while it
 * stands nobody can remove the volume.
 *
 * @param name its name on the engine
 * @param image what it is made from; none of its programs is run, but the container gets its labels
 * @param labels further labels
 * @param volume made by the engine where it is missing, without labels
 * @param target where the volume is mounted, absolute
 */
public record VolumeHolder(
        String name, ImageId image, Map<String, String> labels, VolumeName volume, String target) {
    public VolumeHolder {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
