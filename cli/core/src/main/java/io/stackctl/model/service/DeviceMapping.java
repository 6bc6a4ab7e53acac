package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;

/**
 * A device of the host.
 *
 * @param source path on the host, or a CDI name {@code vendor/class=name}
 * @param target path in the container
 * @param permissions of {@code rwm}
 */
public record DeviceMapping(String source, String target, String permissions) {

    static DeviceMapping of(Mapping definition) {
        return new DeviceMapping(
                definition.text("source", ""),
                definition.text("target", ""),
                definition.text("permissions", "rwm"));
    }
}
