package io.stackctl.kubernetes.layout;

import io.stackctl.model.tree.Node;
import java.util.Optional;

/** What is written in place of values. */
@FunctionalInterface
interface Expressions {

    /** Of a value, by its identity; empty where the value itself is written. */
    Optional<String> of(Node value);

    /** Values are written as they are. */
    static Expressions none() {
        return _ -> Optional.empty();
    }
}
