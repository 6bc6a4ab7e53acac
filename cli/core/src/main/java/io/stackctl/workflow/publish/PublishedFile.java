package io.stackctl.workflow.publish;

import io.stackctl.model.tree.Node;
import java.util.List;

/**
 * A definition as it is published.
 *
 * @param name of the file in the artifact
 * @param main whether it is one of those that define the stack, rather than one that they refer to
 * @param documents as they were written, with variables
 * @param text with the names of files in the artifact
 */
record PublishedFile(String name, boolean main, List<Node> documents, String text) {

    PublishedFile {
        documents = List.copyOf(documents);
    }
}
