package io.stackctl.kubernetes.storage;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Node;
import java.util.List;
import java.util.Optional;

/** The options of a mount of memory, of which an {@code emptyDir} has the size alone. */
final class Tmpfs {

    /** Those that hold for every mount, or say what is so anyway. */
    private static final List<String> USUAL =
            List.of("rw", "defaults", "nosuid", "nodev", "exec", "suid", "dev");

    private Tmpfs() {}

    static Optional<Long> size(String options, ServiceScope service, Node item) {
        Optional<Long> size = Optional.empty();
        for (var option : options.split(",", -1)) {
            if (option.startsWith("size=")) {
                size = bytes(option.substring("size=".length()), service, item);
            } else if (!option.isBlank() && !USUAL.contains(option)) {
                service.warn(
                        item.location(),
                        "tmpfs",
                        "option '" + option + "' is left out in Kubernetes",
                        "memory is mounted for all to write; fsGroup says whose it is");
            }
        }
        return size;
    }

    private static Optional<Long> bytes(String text, ServiceScope service, Node item) {
        try {
            return Optional.of(ByteSize.of(text).bytes());
        } catch (InvalidValueException e) {
            service.refuse(item.location(), "tmpfs", String.valueOf(e.getMessage()), e.remedy());
            return Optional.empty();
        }
    }
}
