package io.stackctl.definition.document;

import java.io.Serial;

/** A text is no JSON of ours; the message says why. */
final class JsonTextException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    JsonTextException(String message) {
        super(message);
    }
}
