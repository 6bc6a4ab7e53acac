package io.stackctl.services.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the engine knows of a container, as far as routes go.
 *
 * @param name without the leading slash
 * @param environment of its process, as configured
 * @param networks address by network name; empty where it has none, as while it is stopped
 * @param exposedPorts TCP ports of its image and definition, in ascending order
 * @param node the machine of a cluster that it runs on; empty where there is one only
 */
public record Container(
        String id,
        String name,
        Map<String, String> labels,
        Map<String, String> environment,
        Map<String, String> networks,
        List<Integer> exposedPorts,
        Readiness readiness,
        String node) {
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";

    /** Which definition of its service it was made from. */
    public static final String REVISION = "io.stackctl.revision";

    /** The revision of a container that does not say one. */
    public static final String NO_REVISION = "0";

    private static final Pattern REVISION_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    /** One of an engine that is alone. */
    public Container(
            String id,
            String name,
            Map<String, String> labels,
            Map<String, String> environment,
            Map<String, String> networks,
            List<Integer> exposedPorts,
            Readiness readiness) {
        this(id, name, labels, environment, networks, exposedPorts, readiness, "");
    }

    /** The stack it belongs to, or empty. */
    public String project() {
        return labels.getOrDefault(PROJECT, "");
    }

    /** Its service within the stack, or its own name when it belongs to none. */
    public String service() {
        return labels.getOrDefault(SERVICE, name);
    }

    /**
     * True for a letter or digit and up to 63 more, {@code _}, {@code .} and {@code -} among them.
     */
    public static boolean isRevision(String text) {
        return REVISION_NAME.matcher(text).matches();
    }

    /**
     * The revision of its service; {@link #NO_REVISION} where it says none, or none that can be.
     */
    String revision() {
        var text = labels.getOrDefault(REVISION, NO_REVISION);
        return isRevision(text) ? text : NO_REVISION;
    }

    /** Its service within its stack, such as {@code web@shop}. */
    String unit() {
        return qualified(service());
    }

    /** A name that two stacks may both use, told apart: {@code web@shop}. */
    String qualified(String local) {
        return project().isEmpty() ? local : local + "@" + project();
    }
}
