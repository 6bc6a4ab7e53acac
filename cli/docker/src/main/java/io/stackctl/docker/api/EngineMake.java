package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.json.Json;

/**
 * Whose engine it is. Podman has Docker's API, but not all of its ways; every answer of it says so
 * in a header of its own. What it only spells otherwise is put into Docker's words here.
 */
public final class EngineMake {

    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = HUB + "library/";

    private volatile boolean known;
    private volatile boolean podman;

    EngineMake() {}

    /** Whether what has answered so far is Podman. */
    public boolean isPodman() {
        return podman;
    }

    /** Takes the make from an answer of an engine: one that names the API's version. */
    void learn(Response response) {
        if (!known && response.getHeader("Api-Version") != null) {
            podman = response.getHeader("Libpod-Api-Version") != null;
            known = true;
        }
    }

    /** What an event tells; Podman has the result of a health check in a field of its own. */
    public String action(Json event) {
        String action = event.text("Action");
        String health = event.text("HealthStatus");
        return podman && action.equals("health_status") && !health.isEmpty()
                ? action + ": " + health
                : action;
    }

    /** The image of a container in a listing; Podman puts Docker's own registry before it. */
    public String image(String reference) {
        if (!podman || !reference.startsWith(HUB)) {
            return reference;
        }
        return reference.substring(
                reference.startsWith(OFFICIAL) ? OFFICIAL.length() : HUB.length());
    }

    /** The address of a published port in a listing; Podman says nothing for all of them. */
    public String address(String address) {
        return podman && address.isEmpty() ? "0.0.0.0" : address;
    }
}
