package io.stackctl.state;

import java.util.Locale;

/** The life of a container, as the Engine API's {@code State} spells it. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /**
     * Reads the engine's word, such as {@code running}.
     *
     * @throws IllegalArgumentException for a word no engine uses
     */
    public static ContainerState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The engine's word, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
