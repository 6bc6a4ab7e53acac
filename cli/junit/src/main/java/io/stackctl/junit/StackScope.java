package io.stackctl.junit;

/** How long a stack is there. */
public enum StackScope {
    /** One for each test method, which gets a fresh one. */
    METHOD,
    /** One for all methods of the class, those of its nested classes among them. */
    CLASS,
    /**
     * One for all classes of this run that ask for the same definition in the same way, until the
     * run ends.
     */
    SUITE,
    /**
     * One that stays when the run ends, and that the next run finds again: it changes only what the
     * definition now says otherwise. Its data stays too. {@code stackctl ls} names it, and {@code
     * stackctl -p NAME down -v} takes it away.
     */
    REUSED
}
