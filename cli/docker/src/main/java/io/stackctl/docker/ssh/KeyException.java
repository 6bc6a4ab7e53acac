package io.stackctl.docker.ssh;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Why a file gives no key that can sign. */
public final class KeyException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    KeyException(String message) {
        super(message);
    }

    private KeyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, said of a file. */
    KeyException of(Path file) {
        return new KeyException(file + ": " + getMessage(), this);
    }

    static KeyException damaged() {
        return new KeyException("the key is damaged");
    }

    static KeyException damaged(Throwable cause) {
        return new KeyException("the key is damaged", cause);
    }

    static KeyException locked() {
        return new KeyException("the key is protected by a passphrase");
    }

    static KeyException unknown(String kind) {
        return new KeyException("keys of the kind " + kind + " are not supported");
    }
}
