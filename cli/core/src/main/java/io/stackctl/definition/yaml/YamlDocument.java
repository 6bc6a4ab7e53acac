package io.stackctl.definition.yaml;

import io.stackctl.model.tree.Node;
import java.util.List;

/**
 * One document of a YAML stream.
 *
 * @param root its content, without the values marked {@code !reset}
 * @param resets the paths of values marked {@code !reset} or {@code !override}: what was said about
 *     them before is dropped. Elements of a list have their index as key.
 */
public record YamlDocument(Node root, List<List<String>> resets) {

    public YamlDocument {
        resets = List.copyOf(resets);
    }
}
