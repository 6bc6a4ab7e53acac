package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.Optional;

/**
 * A secret or config that a service gets as a file.
 *
 * @param source the key under {@code secrets} or {@code configs}
 * @param target the path in the container, or the id of a build secret; empty for the default
 * @param uid owner; may be empty
 * @param gid group; may be empty
 * @param mode permission bits, such as 0440 (288)
 */
public record FileGrant(
        String source, String target, String uid, String gid, Optional<Integer> mode) {

    public static FileGrant of(Mapping definition) {
        return new FileGrant(
                definition.text("source", ""),
                definition.text("target", ""),
                definition.text("uid", ""),
                definition.text("gid", ""),
                definition.text("mode").map(text -> Integer.parseInt(text, 8)));
    }
}
