package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.Json.JsonObject;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Service;
import io.stackctl.model.service.ExposedPorts;
import io.stackctl.model.service.PortMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ports of a container. */
final class PortSettings {

    private PortSettings() {}

    /** {@code ExposedPorts}: a set, which is an object of empty objects. */
    static Json exposed(Service service) {
        JsonBuilder exposed = new JsonBuilder();
        for (String port : service.connectivity().expose()) {
            for (String each : ExposedPorts.of(port).each()) {
                exposed.put(each, Json.emptyObject());
            }
        }
        for (PortMapping mapping : service.connectivity().ports()) {
            exposed.put(key(mapping), Json.emptyObject());
        }
        return exposed.build();
    }

    /** {@code PortBindings}: for each port of the container where it is reached on the host. */
    static Json bindings(Service service) {
        Map<String, List<Json>> bindings = new LinkedHashMap<>();
        for (PortMapping mapping : service.connectivity().ports()) {
            bindings.computeIfAbsent(key(mapping), key -> new ArrayList<>())
                    .add(
                            new JsonBuilder()
                                    .put("HostIp", mapping.hostIp())
                                    .put("HostPort", mapping.published())
                                    .build());
        }
        Map<String, Json> members = new LinkedHashMap<>();
        bindings.forEach((key, places) -> members.put(key, new JsonArray(places)));
        return new JsonObject(members);
    }

    private static String key(PortMapping mapping) {
        return mapping.target() + "/" + mapping.protocol();
    }
}
