package io.stackctl.definition;

import io.stackctl.definition.remote.RemoteDefinitions;
import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.List;
import java.util.Optional;

/** Files that a definition names in a registry or a Git repository. */
final class RemoteReferences {

    private final RemoteDefinitions remotes;

    RemoteReferences(RemoteDefinitions remotes) {
        this.remotes = remotes;
    }

    /**
     * The local copy of what a definition names.
     *
     * @return its absolute path; empty for a path
     * @throws StackException with the place in the definition, when it cannot be fetched
     */
    Optional<String> copyOf(String reference, Location location, KeyPath path) {
        if (!RemoteReference.isOne(reference)) {
            return Optional.empty();
        }
        try {
            return Optional.of(remotes.fetch(reference));
        } catch (StackException e) {
            var failure = e.failure();
            throw failure instanceof InvalidDefinition || !location.isKnown()
                    ? e
                    : new StackException(
                            new InvalidDefinition(
                                    List.of(
                                            Mistake.of(
                                                    failure.message(),
                                                    location,
                                                    path.toString(),
                                                    failure.remedy()))),
                            e);
        }
    }
}
