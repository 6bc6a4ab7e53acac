package io.stackctl.engine;

import io.stackctl.model.Service;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.NetworkAttachment;
import java.util.ArrayList;
import java.util.List;

/** What a service asks for that only newer engines have. To be checked before the first change. */
public final class RequiredEngine {

    private RequiredEngine() {}

    /** One sentence for every attribute that an engine of this version would not honour. */
    public static List<String> missing(Service service, ApiVersion version) {
        List<String> missing = new ArrayList<>();
        if (!version.isAtLeast(1, 44)) {
            if (service.healthcheck().flatMap(check -> check.startInterval()).isPresent()) {
                missing.add(
                        "can't set healthcheck.start_interval as feature require Docker Engine v25"
                                + " or later");
            }
            List<String> addressed = macAddressed(service);
            if (addressed.size() > 1) {
                missing.add(
                        "a MAC address is specified for multiple networks ("
                                + String.join(", ", addressed)
                                + "), but this feature requires Docker Engine v25 or later");
            }
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

    private static List<String> macAddressed(Service service) {
        return service.connectivity().networks().stream()
                .filter(network -> !network.macAddress().isEmpty())
                .map(NetworkAttachment::network)
                .toList();
    }
}
