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
     * Reads the engine's word, such as {@code running}. Engines of another make have words of their
     * own, which mean the nearest of these.
     *
     * @param running what else the engine says: whether the container's program runs
     */
    public static ContainerState of(String word, boolean running) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "created", "configured", "initialized" -> CREATED;
            case "running", "stopping" -> RUNNING;
            case "paused" -> PAUSED;
            case "restarting" -> RESTARTING;
            case "removing" -> REMOVING;
            case "exited", "stopped" -> EXITED;
            case "dead" -> DEAD;
            default -> running ? RUNNING : EXITED;
        };
    }

    /** Whether its processes exist: running, paused or between two runs. */
    public boolean isUp() {
        return switch (this) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, REMOVING, EXITED, DEAD -> false;
        };
    }

    /** The engine's word, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
