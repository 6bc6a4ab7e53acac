package io.stackctl.definition;

import io.stackctl.definition.shape.Paths;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;

/** Paths in containers, without detours. */
final class MountTargets {

    private MountTargets() {}

    /** Mounts whose targets are in their shortest form. */
    static Sequence cleaned(Sequence mounts) {
        var cleaned = new ArrayList<Node>();
        for (var item : mounts.items()) {
            if (item instanceof Mapping mount
                    && mount.get("target") instanceof Scalar.Text target) {
                cleaned.add(
                        mount.with(
                                "target",
                                new Scalar.Text(Paths.clean(target.value()), target.location())));
            } else {
                cleaned.add(item);
            }
        }
        return new Sequence(cleaned, mounts.location());
    }
}
