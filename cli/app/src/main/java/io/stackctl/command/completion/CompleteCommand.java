package io.stackctl.command.completion;

import io.stackctl.command.GlobalFlags;
import io.stackctl.command.Globals;
import io.stackctl.command.PluginCall;
import io.stackctl.command.Session;
import io.stackctl.command.StackLookup;
import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.device.Console;
import io.stackctl.workflow.source.Checkout;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What completion scripts ask. Prints one candidate a line, with a tab and a description where
 * there is one.
 *
 * <p>Our own scripts ask {@code __complete CWORD WORDS…}, where the first word is the tool's name.
 * Those of Docker's client, and of Compose, ask {@code __complete [compose] WORDS…}, or {@code
 * __completeNoDesc}, where the last word is the one that is typed; a number behind a colon follows,
 * which says what the shell shall make of file names (spf13/cobra, {@code ShellCompDirective}).
 */
public final class CompleteCommand extends Verb {

    /** The place of the word that is typed. */
    private static final Pattern OWN_SCRIPT = Pattern.compile("\\d{1,6}");

    private static final List<String> ENDINGS = List.of("yaml", "yml");

    private final boolean described;
    private final VerbSource verbs;
    private final Optional<Checkout> checkout;

    /**
     * Declares it.
     *
     * @param name {@code __complete}, or {@code __completeNoDesc} to leave descriptions out
     */
    public CompleteCommand(String name, VerbSource verbs, Optional<Checkout> checkout) {
        super(
                name,
                "CWORD WORDS... | [compose] WORDS...",
                "Print candidates",
                "stackctl __complete 1 stackctl u");
        this.described = name.equals("__complete");
        this.verbs = verbs;
        this.checkout = checkout;
    }

    @Override
    protected boolean readsItsOwnLine() {
        return true;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (!arguments.isEmpty() && OWN_SCRIPT.matcher(arguments.getFirst()).matches()) {
            own(session, Integer.parseInt(arguments.getFirst()), arguments);
        } else if (!arguments.isEmpty()) {
            boolean named = PluginCall.isName(arguments.getFirst()) && arguments.size() > 1;
            client(session, named ? arguments.subList(1, arguments.size()) : arguments);
        }
        return 0;
    }

    private void own(Session session, int current, List<String> arguments) {
        List<String> words = arguments.subList(1, arguments.size());
        if (current < 1 || current > words.size()) {
            return;
        }
        String typed = current < words.size() ? words.get(current) : "";
        print(session, completion(session).of(words.subList(1, current), typed), typed);
    }

    private void client(Session session, List<String> words) {
        List<String> before = new ArrayList<>(words.subList(0, words.size() - 1));
        String typed = words.getLast();
        int equals = typed.indexOf('=');
        if (typed.startsWith("--") && equals > 0) {
            // These scripts put the flag in front again themselves.
            before.add(typed.substring(0, equals));
            typed = typed.substring(equals + 1);
        }
        var completion = completion(session);
        FileCompletion files = completion.fileNames(before);
        print(
                session,
                files == FileCompletion.BY_ENDING ? ENDINGS : completion.of(before, typed),
                typed);
        session.out().println(":" + files.directive());
    }

    private Completion completion(Session session) {
        return new Completion(verbs, checkout, line -> services(session.console(), line));
    }

    private void print(Session session, List<String> candidates, String typed) {
        for (String candidate : candidates) {
            int tab = candidate.indexOf('\t');
            if (candidate.startsWith(typed)) {
                session.out()
                        .println(described || tab < 0 ? candidate : candidate.substring(0, tab));
            }
        }
    }

    /**
     * The services of the stack that the flags in front of the verb mean; none when it cannot be
     * loaded.
     */
    private List<String> services(Console console, List<String> globalWords) {
        try {
            var flags = new GlobalFlags();
            flags.parse(globalWords);
            return new StackLookup(withoutInput(console), checkout, verbs)
                    .finder(Globals.of(flags, console))
                    .serviceNames();
        } catch (StackException unloadable) {
            return List.of();
        }
    }

    /**
     * With {@code -f -} too: a shell's completion has the terminal, where its user goes on typing.
     */
    private static Console withoutInput(Console console) {
        return new Console(
                InputStream.nullInputStream(),
                console.out(),
                console.err(),
                console.settings(),
                console.tty());
    }
}
