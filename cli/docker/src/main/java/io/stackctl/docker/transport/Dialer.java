package io.stackctl.docker.transport;

import java.io.IOException;

/** Opens connections to one engine. */
@FunctionalInterface
public interface Dialer {

    /**
     * Opens one more connection.
     *
     * @throws IOException when the engine cannot be reached
     */
    Connection dial() throws IOException;
}
