package io.stackctl.workflow;

/** Asks the user before something is lost. */
@FunctionalInterface
public interface Confirmation {

    /** Whatever is asked, the user agreed beforehand, as {@code --yes} says. */
    Confirmation GIVEN = question -> true;

    /**
     * Asks a question that yes or no answers.
     *
     * @param question without an ending newline
     * @return whether to go on; false when nobody is there to answer
     */
    boolean confirm(String question);
}
