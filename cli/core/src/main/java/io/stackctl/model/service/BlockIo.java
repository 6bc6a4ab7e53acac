package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;

/**
 * Limits and weights of block devices.
 *
 * @param weight 10 to 1000; 0 when not given
 */
public record BlockIo(
        int weight,
        List<DeviceWeight> weightDevices,
        List<DeviceRate> readBps,
        List<DeviceRate> readIops,
        List<DeviceRate> writeBps,
        List<DeviceRate> writeIops) {

    /** The weight of one device. */
    public record DeviceWeight(String path, int weight) {}

    /**
     * A limit of one device.
     *
     * @param rate bytes or operations a second
     */
    public record DeviceRate(String path, long rate) {}

    static BlockIo of(Mapping definition) {
        return new BlockIo(
                definition.number("weight").orElse(0L).intValue(),
                definition.mappings("weight_device").stream()
                        .map(device ->
                                new DeviceWeight(
                                        device.text("path", ""),
                                        device.number("weight").orElse(0L).intValue()))
                        .toList(),
                rates(definition, "device_read_bps"),
                rates(definition, "device_read_iops"),
                rates(definition, "device_write_bps"),
                rates(definition, "device_write_iops"));
    }

    private static List<DeviceRate> rates(Mapping definition, String key) {
        return definition.mappings(key).stream()
                .map(device ->
                        new DeviceRate(device.text("path", ""), device.number("rate").orElse(0L)))
                .toList();
    }
}
