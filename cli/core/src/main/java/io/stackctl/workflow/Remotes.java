package io.stackctl.workflow;

import io.stackctl.definition.remote.RemoteDefinitions;
import java.util.List;

/** Fetches definitions that lie elsewhere, and remembers which. */
public interface Remotes extends RemoteDefinitions {

    /** The references that were fetched up to now, in order. */
    default List<String> fetched() {
        return List.of();
    }
}
