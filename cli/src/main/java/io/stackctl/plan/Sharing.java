package io.stackctl.plan;

import io.stackctl.model.Service;
import io.stackctl.model.ServiceName;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services a service shares namespaces or volumes with, so that it needs the ids of their
 * containers.
 */
final class Sharing {

    private static final String SERVICE = "service:";

    private Sharing() {}

    static Set<ServiceName> of(Service service) {
        var shared = new TreeSet<ServiceName>();
        for (var key : new String[] {"network_mode", "ipc", "pid"}) {
            var mode = service.definition().text(key, "");
            if (mode.startsWith(SERVICE)) {
                shared.add(ServiceName.of(mode.substring(SERVICE.length())));
            }
        }
        for (var from : service.storage().volumesFrom()) {
            if (!from.startsWith("container:")) {
                shared.add(ServiceName.of(from.split(":", 2)[0]));
            }
        }
        return shared;
    }

    /** The services behind {@code links}. */
    static Set<ServiceName> linked(Service service) {
        var linked = new TreeSet<ServiceName>();
        for (var link : service.connectivity().links()) {
            linked.add(ServiceName.of(link.split(":", 2)[0]));
        }
        return linked;
    }
}
