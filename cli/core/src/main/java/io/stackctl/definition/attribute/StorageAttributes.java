package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.GrantShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.MountShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import java.util.Map;

/** What lies in a container's file system beside its image. */
final class StorageAttributes {

    private StorageAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("configs", GrantShape.configs());
        service.put("secrets", GrantShape.secrets());
        service.put("read_only", ScalarShape.flag().casts());
        service.put("tmpfs", TextItems.keyedOrSingle());
        service.put("volumes", mounts());
        service.put("volumes_from", TextItems.plain().distinct());
    }

    private static Shape mounts() {
        return new ItemsShape(new MountShape()).distinct().uniqueBy(MountShape::target);
    }
}
