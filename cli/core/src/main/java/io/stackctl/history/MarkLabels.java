package io.stackctl.history;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the labels of the volume say that stands for a step that is done. */
final class MarkLabels {

    private static final String KIND = "mark";
    private static final String KEY = "io.stackctl.mark";
    private static final String PREFIX = KEY + ".";

    private MarkLabels() {}

    static Map<String, String> of(
            StackName stack, RevisionNumber number, String key, Map<String, String> labels) {
        var all = RevisionLabels.about(stack, number, KIND);
        all.put(KEY, key);
        labels.forEach((name, value) -> all.put(PREFIX + name, LabelText.cut(value)));
        return all;
    }

    /** The key of a volume that stands for a step of a revision. */
    static Optional<String> key(ObservedVolume volume, RevisionNumber number) {
        return RevisionLabels.number(volume, KIND)
                .filter(number::equals)
                .flatMap(_ -> volume.labels().get(KEY));
    }

    static Map<String, String> labels(ObservedVolume volume) {
        var labels = new TreeMap<String, String>();
        volume.labels()
                .all()
                .forEach((name, value) -> {
                    if (name.startsWith(PREFIX)) {
                        labels.put(name.substring(PREFIX.length()), value);
                    }
                });
        return labels;
    }
}
