package io.stackctl.services.gateway.routing;

import java.io.Serial;

/**
 * A label or variable of a container that declares no usable route; the message says what and why.
 */
public final class InvalidDeclarationException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    InvalidDeclarationException(String message) {
        super(message);
    }
}
