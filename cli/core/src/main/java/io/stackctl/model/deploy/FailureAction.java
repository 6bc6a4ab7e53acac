package io.stackctl.model.deploy;

/** What is done when more containers fail than may. */
public enum FailureAction {
    /** No further one is changed, and what is changed stays. */
    PAUSE,
    /** As if nothing had failed. */
    CONTINUE,
    /** All services of the deployment go back to what they were. */
    ROLLBACK;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
