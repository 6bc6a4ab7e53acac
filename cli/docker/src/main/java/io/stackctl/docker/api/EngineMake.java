package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Response;

/**
 * Whose engine it is. Podman has Docker's API, but not all of its ways; every answer of it says so
 * in a header of its own.
 */
final class EngineMake {

    private volatile boolean known;
    private volatile boolean podman;

    /** Whether what has answered so far is Podman. */
    boolean isPodman() {
        return podman;
    }

    /** Takes the make from an answer of an engine: one that names the API's version. */
    void learn(Response response) {
        if (!known && response.getHeader("Api-Version") != null) {
            podman = response.getHeader("Libpod-Api-Version") != null;
            known = true;
        }
    }
}
