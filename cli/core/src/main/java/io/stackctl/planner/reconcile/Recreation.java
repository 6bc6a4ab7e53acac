package io.stackctl.planner.reconcile;

/**
 * Which containers are replaced.
 *
 * @param named when those of the services that the user named are
 * @param others when those of other services are
 * @param inheritVolumes whether a replaced container's anonymous volumes go to the new one
 */
public record Recreation(When named, When others, boolean inheritVolumes) {

    /** What is no longer as defined. */
    public static final Recreation DEFAULTS = new Recreation(When.DIVERGED, When.DIVERGED, true);

    /** When containers are replaced. */
    public enum When {
        /** When the definition or the image changed. */
        DIVERGED,
        ALWAYS,
        NEVER
    }

    /** The same for a second attempt: what the first one replaced stays. */
    public Recreation again() {
        return new Recreation(again(named), again(others), true);
    }

    private static When again(When when) {
        return when == When.ALWAYS ? When.DIVERGED : when;
    }
}
