package io.stackctl.command;

import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The flags and arguments that a verb, or {@code stackctl} itself, understands.
 *
 * <p>It is put together by hand: reading annotations would cost more time than the whole of a short
 * verb.
 */
public final class Syntax {

    // picocli's own factory looks for Groovy when it is first used, and opens every jar for that.
    private static final IFactory NOTHING_TO_MAKE =
            new IFactory() {
                @Override
                public <K> K create(Class<K> type) {
                    throw new IllegalStateException("no class is named in a syntax: " + type);
                }
            };

    private final CommandSpec command;
    private final Words words = new Words();

    /**
     * Starts with no flags.
     *
     * @param name the words in front, such as {@code stackctl up}
     * @param arguments how help shows what follows the flags, such as {@code [SERVICE...]}
     * @param summary one line of help
     */
    Syntax(String name, String arguments, String summary) {
        // No text names a variable, and to look for one in each takes longer than all of parsing.
        command =
                CommandSpec.wrapWithoutInspection(this, NOTHING_TO_MAKE)
                        .name(name)
                        .interpolateVariables(false);
        command.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..1")
                        .type(String.class)
                        .required(false)
                        .hidden(true)
                        .preprocessor(words)
                        .build());
        command.usageMessage()
                .customSynopsis(name + " [OPTIONS]" + (arguments.isEmpty() ? "" : " " + arguments))
                .synopsisHeading("Usage:  ")
                .description("%n" + summary + "%n")
                .optionListHeading("Options:%n")
                .sortOptions(true)
                .width(100)
                .adjustLineBreaksForWideCJKCharacters(false);
    }

    void add(Flag flag) {
        command.addOption(flag.declaration().build());
    }

    /** Declares a flag under one name more than it has. */
    void add(Flag flag, String name) {
        OptionSpec option = flag.declaration().build();
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(List.of(option.names()));
        command.addOption(option.toBuilder().names(names.toArray(new String[0])).build());
    }

    boolean has(String name) {
        return command.findOption(name) != null;
    }

    /** Everything after the first argument belongs to the program that is run, its flags too. */
    void stopAtFirstArgument() {
        command.parser().stopAtPositional(true);
    }

    /** Text under the list of flags. */
    public void footer(String... lines) {
        command.usageMessage().footerHeading("%n").footer(lines);
    }

    String help() {
        return new CommandLine(command, NOTHING_TO_MAKE).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    /** What picocli makes manual pages of. */
    public CommandSpec declared() {
        return command;
    }

    /** The names of all flags that help shows, for completion. */
    public List<FlagHelp> flags() {
        List<FlagHelp> flags = new ArrayList<>();
        for (var option : command.options()) {
            if (!option.hidden()) {
                flags.add(FlagHelp.of(option));
            }
        }
        return flags;
    }

    /** The flag of that name, hidden or not, if a value follows it. */
    public Optional<FlagHelp> valued(String name) {
        return Optional.ofNullable(command.findOption(name))
                .map(FlagHelp::of)
                .filter(FlagHelp::valued);
    }

    /**
     * Reads a command line into the flags and gives back the arguments.
     *
     * @throws StackException when it is not understood
     */
    List<String> parse(List<String> line) {
        var parser = new CommandLine(command, NOTHING_TO_MAKE);
        parser.setExpandAtFiles(false);
        parser.setOverwrittenOptionsAllowed(true);
        try {
            parser.parseArgs(line.toArray(new String[0]));
        } catch (UnmatchedArgumentException unmatched) {
            throw unknownFlag(unmatched.getUnmatched().getFirst());
        } catch (ParameterException bad) {
            if (bad.getCause() instanceof StackException typed) {
                throw typed;
            }
            throw BadUsage.of(String.valueOf(bad.getMessage()));
        }
        return List.copyOf(words.taken);
    }

    private StackException unknownFlag(String word) {
        if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            List<String> names = new ArrayList<>();
            for (FlagHelp flag : flags()) {
                names.addAll(flag.names());
            }
            return BadUsage.of(
                    "unknown flag: " + name,
                    NearestName.to(name, names)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("See '" + command.name() + " --help'."));
        }
        return BadUsage.of(
                "unknown shorthand flag: '" + word.charAt(1) + "' in " + word,
                "See '" + command.name() + " --help'.");
    }

    /**
     * A flag as help and completion show it.
     *
     * @param names all of them, short ones first
     * @param valued whether a value follows
     */
    public record FlagHelp(List<String> names, boolean valued, String description) {
        public FlagHelp {
            names = List.copyOf(names);
        }

        private static FlagHelp of(OptionSpec option) {
            String[] description = option.description();
            return new FlagHelp(
                    List.of(option.names()),
                    option.arity().max() > 0,
                    description.length == 0 ? "" : description[0]);
        }
    }

    /** Takes what is no flag. */
    private static final class Words implements IParameterPreprocessor {

        private final List<String> taken = new ArrayList<>();

        // The stack of picocli's interface.
        @SuppressWarnings("JdkObsolete")
        @Override
        public boolean preprocess(
                Stack<String> line, CommandSpec spec, ArgSpec argument, Map<String, Object> info) {
            taken.add(line.pop());
            return true;
        }
    }
}
