package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;

/** References to definitions in git repositories and registries, which are not fetched. */
final class RemoteReferences {

    private RemoteReferences() {}

    /** Whether a reference is an address rather than a path. */
    static boolean isRemote(String reference) {
        return reference.startsWith("oci://")
                || reference.startsWith("git@")
                || reference.startsWith("git://")
                || reference.startsWith("ssh://")
                || reference.startsWith("github.com/")
                || ((reference.startsWith("https://") || reference.startsWith("http://"))
                        && reference.contains(".git"));
    }

    /** Refuses a remote reference with what to do instead. */
    static void refuse(String reference, Location location, KeyPath path) {
        if (isRemote(reference)) {
            throw StackException.of(
                    Mistake.of(
                            "remote definition '" + reference + "' cannot be fetched",
                            location,
                            path.toString(),
                            "clone it, and name the local file"));
        }
    }
}
