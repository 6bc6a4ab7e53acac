package io.stackctl.files;

import java.io.IOException;
import java.io.Serial;

/** A tar stream that is broken, or that holds what must not be believed. */
public final class TarException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    TarException(String message) {
        super(message);
    }
}
