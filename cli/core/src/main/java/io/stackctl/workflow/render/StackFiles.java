package io.stackctl.workflow.render;

import java.util.List;
import java.util.Optional;

/** The files of this machine that a definition names: those behind configs, secrets and mounts. */
public interface StackFiles {

    /** What lies at a path. */
    enum Kind {
        MISSING,
        FILE,
        FOLDER,
        /** A socket, a device or a pipe. */
        OTHER
    }

    Kind kind(String path);

    /** What a file holds; empty where it cannot be read, or is longer than can be rendered. */
    Optional<byte[]> content(String path);

    /**
     * The files below a folder, as paths relative to it, sorted; empty where it cannot be read, or
     * holds more than can be rendered or something else than files and folders.
     */
    Optional<List<String>> below(String folder);
}
