package io.stackctl.engine;

import io.stackctl.model.Service;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.NetworkAttachment;
import java.util.ArrayList;
import java.util.List;

/** What a service asks for that only newer engines have. To be checked before the first change. */
public final class RequiredEngine {

    private RequiredEngine() {}

    /** One sentence for every attribute that an engine of this version cannot honour. */
    public static List<String> missing(Service service, ApiVersion version) {
        List<String> missing = new ArrayList<>();
        if (!version.isAtLeast(1, 41) && !service.platform().isEmpty()) {
            missing.add("platform requires Docker Engine v20.10 or later");
        }
        if (!version.isAtLeast(1, 48)
                && service.storage().mounts().stream().anyMatch(Mount.Image.class::isInstance)) {
            missing.add("volume with type=image require Docker Engine v28 or later");
        }
        if (!version.isAtLeast(1, 49)
                && service.connectivity().networks().stream()
                        .anyMatch(network -> !network.interfaceName().isEmpty())) {
            missing.add("interface_name requires Docker Engine v28.1 or later");
        }
        return missing;
    }

    /**
     * One sentence for every attribute that an engine of this version leaves out without a word.
     */
    public static List<String> ignored(Service service, ApiVersion version) {
        if (version.isAtLeast(1, 44)) {
            return List.of();
        }
        List<String> ignored = new ArrayList<>();
        if (service.healthcheck().flatMap(check -> check.startInterval()).isPresent()) {
            ignored.add(
                    "service \""
                            + service.name()
                            + "\": this engine ignores healthcheck.start_interval, which Docker"
                            + " Engine v25 or later knows");
        }
        List<String> addressed = macAddressed(service);
        if (addressed.size() > 1) {
            ignored.add(
                    "service \""
                            + service.name()
                            + "\": this engine gives a container one mac_address, that of network "
                            + addressed.getFirst()
                            + "; Docker Engine v25 or later has one for each ("
                            + String.join(", ", addressed)
                            + ")");
        }
        return ignored;
    }

    private static List<String> macAddressed(Service service) {
        return service.connectivity().networks().stream()
                .filter(network -> !network.macAddress().isEmpty())
                .map(NetworkAttachment::network)
                .toList();
    }
}
