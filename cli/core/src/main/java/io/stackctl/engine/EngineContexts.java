package io.stackctl.engine;

import io.stackctl.state.EngineContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engines that Docker's client knows by name, in its own store: what is written here the client
 * reads, and the other way round. Every method throws {@link io.stackctl.failure.StackException}
 * when the store cannot be read or written.
 */
public interface EngineContexts {

    /** All of them, sorted by name, with the one that is always there. */
    List<EngineContext> all();

    /** The name of the one in use. */
    String current();

    /** What the store has of one, as JSON. */
    String inspection(String name);

    /**
     * Adds one.
     *
     * @param draft what it says of its engine
     */
    void create(String name, Draft draft);

    /** Has the client use one from now on, until a flag or a variable says otherwise. */
    void use(String name);

    /** Removes one, and leaves it before where it is in use. */
    void remove(String name);

    /**
     * What a new context is to say.
     *
     * @param from another context whose engine it is; empty for what {@code endpoint} says, or the
     *     one in use where that says nothing
     * @param endpoint by the keys of Docker's client: {@code host}, {@code ca}, {@code cert},
     *     {@code key}, {@code skip-tls-verify}, {@code from}
     */
    record Draft(
            Optional<String> description, Optional<String> from, Map<String, String> endpoint) {
        public Draft {
            endpoint = Map.copyOf(endpoint);
        }
    }
}
