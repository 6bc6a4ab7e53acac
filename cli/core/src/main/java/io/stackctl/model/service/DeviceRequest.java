package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;

/**
 * Devices asked for by what they can do, such as GPUs.
 *
 * @param driver such as {@code nvidia}; may be empty
 * @param count -1 is all; 0 when ids are given
 * @param deviceIds the devices by id
 * @param capabilities such as {@code gpu}
 * @param options for the driver
 */
public record DeviceRequest(
        String driver,
        long count,
        List<String> deviceIds,
        List<String> capabilities,
        Map<String, String> options) {

    static DeviceRequest of(Mapping definition) {
        return new DeviceRequest(
                definition.text("driver", ""),
                definition.number("count").orElse(0L),
                definition.texts("device_ids"),
                definition.texts("capabilities"),
                definition.textsByKey("options"));
    }
}
