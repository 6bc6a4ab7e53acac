package io.stackctl.planner.reconcile;

/**
 * Which containers are replaced.
 *
 * @param named when those of the services that the user named are
 * @param others when those of other services are
 * @param inheritVolumes whether a replaced container's anonymous volumes go to the new one
 * @param strategy how they are
 */
public record Recreation(
        When named, When others, boolean inheritVolumes, ReplacementStrategy strategy) {

    /** What is no longer as defined. */
    public static final Recreation DEFAULTS = new Recreation(When.DIVERGED, When.DIVERGED, true);

    /** Replacements as Docker Compose does them. */
    public Recreation(When named, When others, boolean inheritVolumes) {
        this(named, others, inheritVolumes, ReplacementStrategy.STOP_FIRST);
    }

    /** When containers are replaced. */
    public enum When {
        /** When the definition or the image changed. */
        DIVERGED,
        ALWAYS,
        NEVER
    }

    /** The same for a second attempt: what the first one replaced stays. */
    public Recreation again() {
        return new Recreation(again(named), again(others), true, strategy);
    }

    private static When again(When when) {
        return when == When.ALWAYS ? When.DIVERGED : when;
    }
}
