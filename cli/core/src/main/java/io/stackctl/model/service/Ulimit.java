package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/**
 * A limit of the kernel for the processes of a container.
 *
 * @param name such as {@code nofile}
 * @param soft -1 is without limit
 * @param hard -1 is without limit
 */
public record Ulimit(String name, long soft, long hard) {

    public static Ulimit of(String name, Node value) {
        if (value instanceof Mapping mapping) {
            return new Ulimit(
                    name, mapping.number("soft").orElse(0L), mapping.number("hard").orElse(0L));
        }
        var both = Long.parseLong(((Scalar) value).text());
        return new Ulimit(name, both, both);
    }
}
