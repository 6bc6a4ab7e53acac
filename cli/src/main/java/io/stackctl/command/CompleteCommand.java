package io.stackctl.command;

import io.stackctl.failure.StackException;
import io.stackctl.terminal.Console;
import io.stackctl.workflow.Checkout;
import java.util.List;
import java.util.Optional;

/**
 * {@code __complete CWORD WORDS…}: what completion scripts ask. Prints one candidate a line, with a
 * tab and a description where there is one.
 */
public final class CompleteCommand extends Verb {

    private final VerbSource verbs;
    private final Optional<Checkout> checkout;

    public CompleteCommand(VerbSource verbs, Optional<Checkout> checkout) {
        super(
                "__complete",
                "CWORD WORDS...",
                "Print candidates",
                "stackctl __complete 1 stackctl u");
        this.verbs = verbs;
        this.checkout = checkout;
        stopAtFirstArgument();
        arguments(2, Integer.MAX_VALUE);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        int current = Integer.parseInt(arguments.getFirst());
        List<String> words = arguments.subList(1, arguments.size());
        if (current < 1 || current > words.size()) {
            return 0;
        }
        String typed = current < words.size() ? words.get(current) : "";
        var completion = new Completion(verbs, checkout, line -> services(session.console(), line));
        for (String candidate : completion.of(words.subList(1, current), typed)) {
            if (candidate.startsWith(typed)) {
                session.out().println(candidate);
            }
        }
        return 0;
    }

    /**
     * The services of the stack that the flags in front of the verb mean; none when it cannot be
     * loaded.
     */
    private List<String> services(Console console, List<String> globalWords) {
        try {
            var flags = new GlobalFlags();
            flags.parse(globalWords);
            return new StackLookup(console, checkout)
                    .finder(Globals.of(flags, console))
                    .serviceNames();
        } catch (StackException unloadable) {
            return List.of();
        }
    }
}
