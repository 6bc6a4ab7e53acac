package io.stackctl.services.gateway.routing;

/** Where a container listens, and whether it may be asked. */
public record Backend(
        String containerId, String containerName, String address, int port, Readiness readiness) {
    public String key() {
        return containerId + ":" + port;
    }
}
