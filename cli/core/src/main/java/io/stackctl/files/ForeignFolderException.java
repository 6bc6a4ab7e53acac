package io.stackctl.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** What lies where a folder of the user's own belongs is not that; the message says why. */
public final class ForeignFolderException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    ForeignFolderException(Path path, String reason) {
        super(path + " " + reason);
    }
}
