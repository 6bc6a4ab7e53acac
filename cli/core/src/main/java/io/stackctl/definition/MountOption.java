package io.stackctl.definition;

import io.stackctl.definition.shape.MountText;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;

/** A mount that is given on the command line. */
public final class MountOption {

    private static final String HOME = "~/";

    private MountOption() {}

    /**
     * The long form of {@code [SOURCE:]TARGET[:OPTION,…]}.
     *
     * @param directory absolute; where relative sources begin
     * @param home the user's home directory, for sources that begin with {@code ~/}
     */
    public static Mapping of(String text, String directory, String home) {
        var mount = LetterVolumes.mount(MountText.parse(text, Location.NONE), letter -> true);
        var source = mount.text("source", "");
        if (!mount.text("type", "").equals("bind")) {
            return mount;
        }
        var path = source.startsWith(HOME) ? home + "/" + source.substring(HOME.length()) : source;
        return mount.with(
                "source", new Scalar.Text(LocalPaths.resolve(directory, path), Location.NONE));
    }
}
