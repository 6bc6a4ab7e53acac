package io.stackctl.history;

import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that images have on account of the deployments of a stack. */
public final class KeptImages {

    private KeptImages() {}

    /**
     * All of them.
     *
     * @param kept what is kept of the stack
     */
    public static Set<String> of(StackName stack, List<ObservedVolume> kept) {
        var names = new TreeSet<String>();
        var records = new Records(new RecordNames(stack), kept);
        for (var revision : records.revisions()) {
            for (var service : revision.images().keySet()) {
                names.add(KeepTags.name(stack, service, revision.number()));
            }
        }
        return names;
    }
}
