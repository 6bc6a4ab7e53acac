package io.stackctl.services.gateway.routing;

/**
 * Where a container listens, and whether it may be asked.
 *
 * @param revision of its service; 0 when its container does not say
 * @param unit the container's service within its stack, such as {@code web@shop}, whatever routes
 *     call it
 * @param node the machine of a cluster that it runs on; empty where there is one only
 */
public record Backend(
        String containerId,
        String containerName,
        String address,
        int port,
        Readiness readiness,
        String revision,
        String unit,
        String node) {
    /** One of an engine that is alone. */
    public Backend(
            String containerId,
            String containerName,
            String address,
            int port,
            Readiness readiness,
            String revision,
            String unit) {
        this(containerId, containerName, address, port, readiness, revision, unit, "");
    }

    static Backend of(Container container, String address, int port) {
        return new Backend(
                container.id(),
                container.name(),
                address,
                port,
                container.readiness(),
                container.revision(),
                container.unit(),
                container.node());
    }

    /** One whose container has gone. */
    public Backend gone() {
        return new Backend(
                containerId, containerName, "", port, Readiness.STOPPED, revision, unit, node);
    }

    /** The same, as fit as that. */
    public Backend as(Readiness other) {
        return new Backend(containerId, containerName, address, port, other, revision, unit, node);
    }

    public String key() {
        return containerId + ":" + port;
    }
}
