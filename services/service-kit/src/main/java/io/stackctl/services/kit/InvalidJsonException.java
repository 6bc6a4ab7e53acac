package io.stackctl.services.kit;

import java.io.Serial;
import java.util.List;

/** A text is not JSON, or not the JSON that was expected. */
public final class InvalidJsonException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    InvalidJsonException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
