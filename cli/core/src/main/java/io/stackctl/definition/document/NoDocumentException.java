package io.stackctl.definition.document;

import java.io.Serial;

/** A text is no stack that was kept; the message says why. */
final class NoDocumentException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    NoDocumentException(String message) {
        super(message);
    }
}
