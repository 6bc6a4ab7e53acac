package io.stackctl.engine;

import java.util.List;

/**
 * Which events of containers an engine is asked for. Whatever it need not tell nobody has to read:
 * a health check every second is three events a second, each with all labels of its container.
 */
public enum EventScope {
    /** All that it tells. */
    EVERYTHING(""),

    /** What changes how a container stands; not further processes in it, nor who looks at it. */
    STATES(
            "create start die died health_status pause unpause kill stop oom restart restore update"
                    + " rename destroy remove detach"),

    /** Signals sent to containers, be it by a stop. */
    SIGNALS("kill");

    private final String actions;

    EventScope(String actions) {
        this.actions = actions;
    }

    /**
     * The engine's words for them, as its {@code event} filter takes them; empty for all. {@code
     * health_status} stands for every result of a health check.
     */
    public List<String> actions() {
        return actions.isEmpty() ? List.of() : List.of(actions.split(" "));
    }
}
