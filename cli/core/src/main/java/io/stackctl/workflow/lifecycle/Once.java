package io.stackctl.workflow.lifecycle;

/** Does something the first time only. */
final class Once implements Runnable {

    private final Runnable action;
    private boolean done;

    Once(Runnable action) {
        this.action = action;
    }

    @Override
    public void run() {
        if (!done) {
            done = true;
            action.run();
        }
    }
}
