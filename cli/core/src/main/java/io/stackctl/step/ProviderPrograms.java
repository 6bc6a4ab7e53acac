package io.stackctl.step;

import java.util.function.Consumer;

/** Runs the programs behind provider services. */
@FunctionalInterface
public interface ProviderPrograms {

    /**
     * Runs one to its end. Whether it can be stopped it says itself: nothing is done where not.
     *
     * @param told takes what the program says it is doing; before it is told to stop, an empty text
     * @return the variables that it sets
     * @throws io.stackctl.failure.StackException when there is no such program, when it fails, or
     *     when what it writes means nothing
     */
    ProvidedVariables run(ProviderCall call, Consumer<String> told);
}
