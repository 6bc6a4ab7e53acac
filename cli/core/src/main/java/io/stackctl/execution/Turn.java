package io.stackctl.execution;

/** The right to change a stack, which can be lent to others while nothing is done but waiting. */
public interface Turn {

    /** One that nobody else wants. */
    Turn UNDISPUTED =
            new Turn() {
                @Override
                public void rest() {}

                @Override
                public void resume() {}

                @Override
                public void abandon() {}
            };

    /** Lends it. */
    void rest();

    /**
     * Takes it again, and waits until whoever has it is done.
     *
     * @throws io.stackctl.failure.StackException when the user no longer wants to wait
     */
    void resume();

    /** Says that it is given back before the engine has answered all that it was asked. */
    void abandon();
}
