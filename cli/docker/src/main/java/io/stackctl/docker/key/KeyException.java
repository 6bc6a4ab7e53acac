package io.stackctl.docker.key;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Why a file gives no private key. */
public final class KeyException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    public KeyException(String message) {
        super(message);
    }

    private KeyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, said of a file. */
    public KeyException of(Path file) {
        return new KeyException(file + ": " + getMessage(), this);
    }

    public static KeyException damaged() {
        return new KeyException("the key is damaged");
    }

    public static KeyException damaged(Throwable cause) {
        return new KeyException("the key is damaged", cause);
    }

    public static KeyException locked() {
        return new KeyException("the key is protected by a passphrase");
    }

    public static KeyException unknown(String kind) {
        return new KeyException("keys of the kind " + kind + " are not supported");
    }
}
