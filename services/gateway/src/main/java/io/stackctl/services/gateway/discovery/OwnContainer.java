package io.stackctl.services.gateway.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which container this process runs in. */
final class OwnContainer {
    private static final Pattern ID_IN_MOUNTS = Pattern.compile("/containers/([0-9a-f]{64})/");

    private OwnContainer() {}

    /**
     * The name of this machine first, which is the container's id unless somebody chose another;
     * then its mounts.
     */
    private static List<String> candidates() {
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

    /** Nothing where it runs in none that the engine knows. */
    static Found find(EngineApi engine) throws IOException {
        for (var candidate : candidates()) {
            var inspected = engine.container(candidate);
            if (inspected.present()) {
                var self = ContainerReader.read(inspected);
                return new Found(
                        self.id(),
                        self.labels().getOrDefault(SwarmLabels.STACK, self.project()),
                        withAddress(self.networks()),
                        ContainerReader.gateways(inspected),
                        SwarmTask.of(self.labels()));
            }
        }
        return Found.NONE;
    }

    /** Not the machine's own network, say: what is there is reached by all of its addresses. */
    private static Map<String, String> withAddress(Map<String, String> networks) {
        var with = new TreeMap<>(networks);
        with.values().removeIf(String::isEmpty);
        return with;
    }

    /**
     * What its own container tells the gateway: who it is, which stack is its own, which networks
     * it is on.
     *
     * @param networks with its address there
     * @param gateways the machine's addresses on these: what its own requests to a published port
     *     come from
     * @param task which task of a swarm it is; null when it is none
     */
    record Found(
            String id,
            String project,
            Map<String, String> networks,
            Set<String> gateways,
            @Nullable SwarmTask task) {
        static final Found NONE = new Found("", "", Map.of(), Set.of(), null);

        Collection<String> addresses() {
            return networks.values();
        }

        /** What it is called among those that it may route to. */
        String name() {
            return task == null ? id : task.id();
        }
    }

    /**
     * A task of a swarm.
     *
     * @param service the id of its service
     * @param serviceName with its stack's in front, such as {@code shop_gateway}
     */
    record SwarmTask(String id, String service, String serviceName) {
        static @Nullable SwarmTask of(Map<String, String> labels) {
            var id = labels.getOrDefault(SwarmLabels.TASK, "");
            return id.isEmpty()
                    ? null
                    : new SwarmTask(
                            id,
                            labels.getOrDefault(SwarmLabels.SERVICE, ""),
                            labels.getOrDefault(SwarmLabels.SERVICE_NAME, ""));
        }
    }
}
