package io.stackctl.definition.remote;

/** Tells the name of a definition that lies elsewhere from a path. */
public final class RemoteReference {

    /** What artifacts of registries begin with. */
    public static final String ARTIFACT = "oci://";

    private RemoteReference() {}

    /** Whether a text means a definition in a registry or in a Git repository. */
    public static boolean isOne(String text) {
        // Nearly all texts are paths, for which nothing more is loaded.
        if (text.indexOf(':') < 0) {
            return text.startsWith(GitReference.GITHUB);
        }
        return text.startsWith(ARTIFACT) || GitReference.isOne(text);
    }
}
