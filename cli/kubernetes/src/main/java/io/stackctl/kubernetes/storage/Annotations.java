package io.stackctl.kubernetes.storage;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.Findings;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.regex.Pattern;

/** Labels of a definition as annotations, whose values may be any text. */
public final class Annotations {

    private static final Pattern KEY =
            Pattern.compile(
                    "(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private Annotations() {}

    /**
     * Makes them; what can be no annotation is told.
     *
     * @param path the keys that lead to the labels
     */
    public static Mapping of(Mapping labels, Findings findings, String path) {
        var annotations = new Fields(labels.location());
        for (var entry : labels.entries()) {
            if (KEY.matcher(entry.key()).matches()) {
                annotations.text(
                        entry.key(), ((Scalar) entry.value()).text(), entry.value().location());
            } else {
                findings.warn(
                        entry.keyLocation(),
                        path + "." + entry.key(),
                        "can be no annotation",
                        "its name may have 63 letters, digits, '-', '_' and '.'");
            }
        }
        return annotations.build();
    }
}
