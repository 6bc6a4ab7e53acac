package io.stackctl.plan;

/** What an action costs, which bounds how many are done at once. */
public enum Weight {
    /** Nothing. */
    NONE,
    /** It only waits for what others do: it changes nothing. */
    WAIT,
    /** The engine works on it. */
    CALL,
    /** A program takes its time, and the engine has little to do with it. */
    SLOW,
    /** A program of this machine works, however long, and the engine has nothing to do with it. */
    PROGRAM,
    /** An image comes, which takes long and is given up when the user wants it. */
    TRANSFER,
    /** An image is made, which takes long and is given up when the user wants it. */
    BUILD;

    /** Whether it is about bringing or making an image. */
    public boolean isImage() {
        return this == TRANSFER || this == BUILD;
    }

    /**
     * Whether it is done beside the engine, or by somebody else on its behalf: it is given up when
     * the user wants it.
     */
    public boolean isBeside() {
        return isImage() || this == PROGRAM;
    }
}
