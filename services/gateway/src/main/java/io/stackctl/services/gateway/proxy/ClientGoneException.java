package io.stackctl.services.gateway.proxy;

import java.io.IOException;
import java.io.Serial;

/** The client closed its connection while it was owed an answer. */
final class ClientGoneException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    ClientGoneException() {
        super("the client has gone");
    }
}
