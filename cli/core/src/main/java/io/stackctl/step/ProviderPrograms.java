package io.stackctl.step;

import java.util.Map;
import java.util.function.Consumer;

/** Runs the programs behind provider services. */
@FunctionalInterface
public interface ProviderPrograms {

    /**
     * Runs one to its end.
     *
     * @param told takes what the program says it is doing
     * @return the variables that it sets, by its own names
     * @throws io.stackctl.failure.StackException when there is no such program, when it fails, or
     *     when what it writes means nothing
     */
    Map<String, String> run(ProviderCall call, Consumer<String> told);
}
