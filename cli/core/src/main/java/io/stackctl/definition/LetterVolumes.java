package io.stackctl.definition;

import io.stackctl.definition.shape.MountText;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * Mounts such as {@code v:/data} whose source is a volume with a name of one letter. Compose takes
 * that for the drive of a Windows path, and no engine on Linux accepts what it makes of it; so
 * where there is a volume of that name, the volume is meant.
 */
final class LetterVolumes {

    private LetterVolumes() {}

    /** A canonical document in which mounts of declared volumes are such. */
    static Mapping apply(Mapping document) {
        var declared = document.mapping("volumes");
        if (declared.keys().stream().noneMatch(LetterVolumes::isLetter)) {
            return document;
        }
        var services = document.mapping("services").toBuilder();
        for (var entry : document.mapping("services").entries()) {
            if (entry.value() instanceof Mapping service
                    && service.get("volumes") instanceof Sequence mounts) {
                var read = new ArrayList<Node>();
                for (var mount : mounts.items()) {
                    read.add(mount instanceof Mapping one ? mount(one, declared::has) : mount);
                }
                services.put(
                        entry.key(),
                        entry.keyLocation(),
                        service.with("volumes", new Sequence(read, mounts.location())));
            }
        }
        return document.with("services", services.build());
    }

    /** The mount of a volume, if there is one that it may mean; else the same. */
    static Mapping mount(Mapping mount, Predicate<String> isVolume) {
        var source = mount.text("source", "");
        var target = mount.text("target", "");
        String written;
        if (mount.text("type", "").equals("volume") && source.isEmpty()) {
            written = target;
        } else if (mount.text("type", "").equals("bind") && !isAbsolute(target)) {
            // A drive has no use for a target that is no path: it is the options.
            written = source + ":" + target;
        } else {
            return mount;
        }
        if (written.length() < 3 || !written.startsWith(":/", 1)) {
            return mount;
        }
        var name = written.substring(0, 1);
        if (!isLetter(name) || !isVolume.test(name)) {
            return mount;
        }
        var meant = MountText.parse("volume" + written.substring(1), mount.location());
        return meant.with("source", new Scalar.Text(name, mount.location()));
    }

    private static boolean isLetter(String name) {
        return name.length() == 1 && Character.isLetter(name.charAt(0));
    }

    private static boolean isAbsolute(String target) {
        return target.startsWith("/") || target.startsWith("\\") || target.indexOf(':') >= 0;
    }
}
