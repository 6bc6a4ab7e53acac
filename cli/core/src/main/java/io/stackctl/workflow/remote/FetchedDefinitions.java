package io.stackctl.workflow.remote;

import io.stackctl.definition.remote.GitReference;
import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.registry.Registry;
import io.stackctl.workflow.Remotes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Fetches each definition once a process, as the user's settings allow. */
public final class FetchedDefinitions implements Remotes {

    private static final Set<String> ON = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> OFF = Set.of("0", "f", "F", "FALSE", "false", "False");

    /** Bytes; a definition with all that it is built from has a hundredth of it. */
    private static final long MOST_OF_GIT = 1L << 30;

    private final Settings settings;
    private final Supplier<Registry> registry;
    private final Map<String, String> known = new LinkedHashMap<>();

    /**
     * Prepares nothing yet.
     *
     * @param settings say where copies are kept, and what programs run with
     * @param registry gives the way to registries, which is asked for when something lies in one
     */
    public FetchedDefinitions(Settings settings, Supplier<Registry> registry) {
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public String fetch(String reference) {
        var copy = known.get(reference);
        if (copy == null) {
            copy = copy(reference);
            known.put(reference, copy);
        }
        return copy;
    }

    @Override
    public List<String> fetched() {
        return List.copyOf(known.keySet());
    }

    private String copy(String reference) {
        var cache = DefinitionCache.of(settings);
        if (reference.startsWith(RemoteReference.ARTIFACT)) {
            requireEnabled("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "OCI");
            return new ArtifactDefinitions(registry.get(), cache)
                    .fetch(reference.substring(RemoteReference.ARTIFACT.length()))
                    .toString();
        }
        requireEnabled("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "git");
        return new GitDefinitions(new GitProgram(settings), cache, MOST_OF_GIT)
                .fetch(GitReference.of(reference))
                .toString();
    }

    private void requireEnabled(String variable, String kind) {
        var value = settings.variable(variable);
        if (value.isEmpty() || ON.contains(value)) {
            return;
        }
        throw new StackException(
                OFF.contains(value)
                        ? new InvalidRequest(
                                kind + " remote resource is disabled by \"" + variable + "\"",
                                "unset it, or name a local file")
                        : new InvalidRequest(
                                variable
                                        + " environment variable expects boolean value, not '"
                                        + value
                                        + "'",
                                "use true or false"));
    }
}
