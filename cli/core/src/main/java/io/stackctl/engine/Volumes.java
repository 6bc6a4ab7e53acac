package io.stackctl.engine;

import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an engine does with volumes. */
public interface Volumes {

    /** Every volume of the engine, sorted by name. */
    List<ObservedVolume> all();

    /** Those that have all these labels with these values, sorted by name. */
    List<ObservedVolume> labelled(Map<String, String> labels);

    /** What there is of a name. Its labels can be relied on, whatever happened to the engine. */
    Optional<ObservedVolume> inspect(VolumeName volume);

    /**
     * Makes a volume. Where one of that name stands it stays as it is, and nothing is said of it:
     * who has to know whose it is inspects it afterwards, and compares labels.
     */
    void create(VolumeSpec spec);

    /** Removes a volume and the data in it. */
    Removal remove(VolumeName volume, boolean force);
}
