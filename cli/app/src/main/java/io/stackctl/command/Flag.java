package io.stackctl.command;

import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A flag of a verb, which remembers what the command line said.
 *
 * <p>It reads its value itself, since picocli and Compose differ: in Compose {@code -d true} is a
 * switch and an argument, {@code -d=true} a switch alone, and a flag with a value takes the next
 * word even if that begins with a dash.
 */
public abstract sealed class Flag implements IParameterPreprocessor permits Toggle, Choice, Values {

    private final OptionSpec.Builder declaration;
    private boolean given;

    Flag(String[] names, String description) {
        declaration =
                OptionSpec.builder(names)
                        .description(description)
                        .preprocessor(this)
                        .required(false);
    }

    /**
     * Takes one value from the command line; throws {@link io.stackctl.failure.StackException} for
     * a bad one.
     */
    abstract void take(String value);

    /** What the flag means without a value; null where it needs one. */
    abstract @Nullable String impliedValue();

    /** Such as {@code --build}. */
    public final String longestName() {
        String[] names = declaration.names();
        return names[names.length - 1];
    }

    /** Whether it stood on the command line. */
    public final boolean given() {
        return given;
    }

    /** Says that it stood there, by another name. */
    final void give() {
        given = true;
    }

    public final OptionSpec.Builder declaration() {
        return declaration;
    }

    /** Keeps it out of help and completion: an old name, or a flag that only scripts still use. */
    final void hide() {
        declaration.hidden(true);
    }

    // The stack of picocli's interface.
    @SuppressWarnings("JdkObsolete")
    @Override
    public final boolean preprocess(
            Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        given = true;
        String implied = impliedValue();
        boolean attached = "=".equals(info.get("separator"));
        if (implied != null && !attached) {
            take(implied);
            return true;
        }
        if (words.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "flag needs an argument: " + longest((OptionSpec) option));
        }
        take(words.pop());
        return true;
    }

    private static String longest(OptionSpec option) {
        return option.longestName();
    }
}
