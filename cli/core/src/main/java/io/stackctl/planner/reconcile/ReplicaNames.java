package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.util.regex.Pattern;

/**
 * How containers are called.
 *
 * @param separator {@code -}, or {@code _} in compatibility mode
 */
record ReplicaNames(StackName stack, String separator) {

    private static final Pattern TEMPORARY = Pattern.compile("([0-9a-f]{12})_(.+)");

    /** {@code container_name}, else {@code shop-web-1}. */
    String of(Service service, int number) {
        return service.containerName()
                .map(ContainerName::value)
                .orElseGet(() -> stack + separator + service.name() + separator + number);
    }

    /** The name during a replacement: {@code <12 digits of the old id>_<final name>}. */
    static String temporary(ContainerId replaced, String finalName) {
        return replaced.abbreviated() + "_" + finalName;
    }

    /** Whether a replacement that was interrupted left a container with this name. */
    static boolean isTemporary(ObservedContainer container) {
        return container.labels().replaced().isPresent()
                && TEMPORARY.matcher(container.name()).matches();
    }

    /** Whether a container was made to replace another one. */
    static boolean wasToReplace(ObservedContainer temporary, ObservedContainer old) {
        return temporary.name().startsWith(old.id().abbreviated() + "_");
    }

    /** What stands after the old container's digits. */
    static String finalNameOf(ObservedContainer temporary) {
        var matcher = TEMPORARY.matcher(temporary.name());
        return matcher.matches() ? matcher.group(2) : temporary.name();
    }
}
