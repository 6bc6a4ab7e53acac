package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.DeviceShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import java.util.Map;

/** What a container shares with the host, and what it may do there. */
final class IsolationAttributes {

    private IsolationAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("cap_add", TextItems.keyed());
        service.put("cap_drop", TextItems.keyed());
        service.put("cgroup", ScalarShape.text().oneOf("host", "private"));
        service.put("cgroup_parent", ScalarShape.text());
        service.put("credential_spec", credentialSpec());
        service.put("device_cgroup_rules", TextItems.plain().distinct());
        service.put("devices", devices());
        service.put("gpus", DeployAttributes.gpus());
        service.put("ipc", ScalarShape.text());
        service.put("isolation", ScalarShape.text());
        service.put("pid", ScalarShape.textOrNothing());
        service.put("privileged", ScalarShape.flag().casts());
        service.put("runtime", ScalarShape.text());
        service.put("security_opt", TextItems.plain().distinct());
        service.put("sysctls", KeyValuesShape.texts());
        service.put("use_api_socket", ScalarShape.strictFlag());
        service.put("userns_mode", ScalarShape.text());
        service.put("uts", ScalarShape.text());
    }

    private static Shape credentialSpec() {
        return new FieldsShape()
                .add("config", ScalarShape.text())
                .add("file", ScalarShape.text())
                .add("registry", ScalarShape.text());
    }

    private static Shape devices() {
        return new ItemsShape(new DeviceShape()).uniqueBy(DeviceShape::target);
    }
}
