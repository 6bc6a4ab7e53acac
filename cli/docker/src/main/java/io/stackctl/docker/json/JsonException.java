package io.stackctl.docker.json;

import java.io.IOException;
import java.io.Serial;

/** A text is no JSON, or more of it than can be sensible. The message says so in words of ours. */
public final class JsonException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }

    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
