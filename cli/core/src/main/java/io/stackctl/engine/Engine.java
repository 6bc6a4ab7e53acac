package io.stackctl.engine;

import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container engine. Every call throws {@link io.stackctl.failure.StackException} with an {@code
 * EngineFailure} that carries the engine's own words when it refuses or cannot be reached. All
 * parts are safe for use by many threads.
 */
public interface Engine extends AutoCloseable {

    /**
     * What tells this engine from others that this machine can reach, without a call to it: the
     * same text for whoever means the same engine by the same address.
     */
    String identity();

    /**
     * The name or address at which this machine reaches what containers publish on all addresses of
     * the engine's machine.
     */
    String publishedHost();

    /**
     * Changes the variables of a program that is to be started, so that Docker's client in it means
     * this engine.
     */
    void leadTo(Map<String, String> variables);

    /**
     * The folders that the client's settings name for its plugins, which come before its user's
     * own. They may be missing.
     */
    default List<Path> pluginFolders() {
        return List.of();
    }

    /** What answers, and which API both sides speak. */
    EngineVersion version();

    /**
     * When the engine began to run, by its own clock: what ran until the one before it ended was
     * ended a moment earlier. Empty where that cannot be told, as with one whose containers outlive
     * it.
     */
    Optional<Instant> begun();

    /** The machine behind the engine. */
    EngineInfo info();

    /**
     * Takes one snapshot of everything that concerns a stack.
     *
     * @param scope what to look up by name besides what carries the stack's label
     */
    ObservedStack observe(StackName stack, ObservationScope scope);

    Containers containers();

    Executions executions();

    Networks networks();

    Volumes volumes();

    Images images();

    Builds builds();

    Buildx buildx();

    EngineEvents events();

    @Override
    void close();
}
