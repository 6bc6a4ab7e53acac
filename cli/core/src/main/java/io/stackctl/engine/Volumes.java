package io.stackctl.engine;

import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.util.List;

/** What an engine does with volumes. */
public interface Volumes {

    /** Every volume of the engine, sorted by name. */
    List<ObservedVolume> all();

    void create(VolumeSpec spec);

    /** Removes a volume and the data in it. */
    Removal remove(VolumeName volume, boolean force);
}
