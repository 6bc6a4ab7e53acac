package io.stackctl.execution;

/**
 * Lends the right to change a stack while all that a plan has in flight is waiting. A container may
 * take an hour to become healthy, or never do: that must not keep out whoever wants to mend it.
 */
final class Intermission {

    private final Turn turn;
    private final ActionGraph<?> actions;
    private boolean resting;

    Intermission(Turn turn, ActionGraph<?> actions) {
        this.turn = turn;
        this.actions = actions;
    }

    /** Told when an action was begun or is done: it may have been the last change for now. */
    synchronized void settle() {
        if (!resting && actions.isOnlyWaiting()) {
            resting = true;
            turn.rest();
        }
    }

    /**
     * Told when a change was handed out, and before it begins.
     *
     * @throws io.stackctl.failure.StackException when the user no longer wants to wait for others
     */
    synchronized void end() {
        if (resting) {
            turn.resume();
            resting = false;
        }
    }
}
