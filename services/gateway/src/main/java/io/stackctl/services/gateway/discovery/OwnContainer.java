package io.stackctl.services.gateway.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out which container this process runs in. */
final class OwnContainer {
    private static final Pattern ID_IN_MOUNTS = Pattern.compile("/containers/([0-9a-f]{64})/");

    private OwnContainer() {}

    /**
     * The name of this machine first, which is the container's id unless somebody chose another;
     * then its mounts.
     */
    static List<String> candidates() {
        return java.util.stream.Stream.of(read("/etc/hostname").strip(), idInMounts())
                .filter(candidate -> candidate.matches("[0-9a-f]{12,64}"))
                .toList();
    }

    private static String idInMounts() {
        var match = ID_IN_MOUNTS.matcher(read("/proc/self/mountinfo"));
        return match.find() ? match.group(1) : "";
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException ignored) {
            return ""; // not on Linux, or not in a container
        }
    }

    /**
     * What its own container tells the gateway: who it is, which stack is its own, which networks
     * it is on.
     *
     * @param networks with its address there
     * @param gateways the machine's addresses on these: what its own requests to a published port
     *     come from
     */
    record Found(String id, String project, Map<String, String> networks, Set<String> gateways) {
        static final Found NONE = new Found("", "", Map.of(), Set.of());
    }
}
