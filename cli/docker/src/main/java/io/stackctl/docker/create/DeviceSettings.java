package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Service;
import io.stackctl.model.service.DeviceMapping;
import io.stackctl.model.service.DeviceRequest;
import java.util.ArrayList;
import java.util.List;

/** Devices of the host that a container gets: by path, or by what they can do. */
final class DeviceSettings {

    private DeviceSettings() {}

    static void add(Service service, JsonBuilder host) {
        List<Json> devices = new ArrayList<>();
        List<Json> requests = new ArrayList<>();
        List<String> cdi = new ArrayList<>();
        for (DeviceMapping device : service.privileges().devices()) {
            if (isCdi(device)) {
                cdi.add(device.source());
            } else {
                devices.add(device(device));
            }
        }
        if (!cdi.isEmpty()) {
            requests.add(new JsonBuilder().put("Driver", "cdi").putIfAny("DeviceIDs", cdi).build());
        }
        for (DeviceRequest request : service.limits().reservedDevices()) {
            requests.add(request(request, request.capabilities()));
        }
        for (DeviceRequest request : service.privileges().gpus()) {
            List<String> capabilities = new ArrayList<>(request.capabilities());
            capabilities.add("gpu");
            requests.add(request(request, capabilities));
        }
        host.putIfAny("Devices", new JsonArray(devices))
                .putIfAny("DeviceRequests", new JsonArray(requests));
    }

    /** A name of the Container Device Interface: {@code vendor/class=name}. */
    private static boolean isCdi(DeviceMapping device) {
        String name = device.source();
        int slash = name.indexOf('/');
        return slash > 0 && name.indexOf('=', slash) > 0 && name.equals(device.target());
    }

    private static Json device(DeviceMapping device) {
        return new JsonBuilder()
                .put("PathOnHost", device.source())
                .put("PathInContainer", device.target())
                .put("CgroupPermissions", device.permissions())
                .build();
    }

    private static Json request(DeviceRequest request, List<String> capabilities) {
        return new JsonBuilder()
                .putIfAny("Driver", request.driver())
                .putIfAny("Count", request.count())
                .putIfAny("DeviceIDs", request.deviceIds())
                .put("Capabilities", new JsonArray(List.of(Json.of(capabilities))))
                .putIfAny("Options", request.options())
                .build();
    }
}
