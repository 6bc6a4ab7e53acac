package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.List;

/**
 * Waits for another service to be ready. A Service takes connections once a pod behind it is ready;
 * one without ports has an address then. So it needs no right to ask the cluster anything.
 */
final class WaitContainer {

    /** A shell, nc and getent, which looks names up as every other program does. */
    private static final String IMAGE = "alpine:3.22";

    private WaitContainer() {}

    static Mapping ready(ServiceScope other, Location place) {
        var port = other.ports().stream().filter(one -> one.protocol().equals("tcp")).findFirst();
        var test =
                port.isPresent()
                        ? "nc -z -w 2 " + other.name() + " " + port.get().number()
                        : "getent hosts " + other.name();
        return fields(other.name(), IMAGE, place)
                .texts(
                        "command",
                        List.of("sh", "-c", "until " + test + " >/dev/null; do sleep 1; done"),
                        place)
                .put("securityContext", rights(place))
                .build();
    }

    static Fields fields(String other, String image, Location place) {
        return new Fields(place)
                .text("name", ObjectNames.of("wait-for-" + other))
                .text("image", image);
    }

    /** It may be anybody, and do nothing. */
    static Fields rights(Location place) {
        return new Fields(place)
                .number("runAsUser", 65_534)
                .flag("runAsNonRoot", true)
                .flag("readOnlyRootFilesystem", true)
                .flag("allowPrivilegeEscalation", false)
                .put("capabilities", new Fields(place).texts("drop", List.of("ALL"), place));
    }
}
