package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.terminal.view.StacksView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Ls;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code ls}. */
public final class LsCommand extends EngineVerb {

    private final Toggle all = toggle("Stacks of which nothing runs too", "-a", "--all");
    private final Toggle quiet = toggle("Only names", "-q", "--quiet");
    private final Choice format = choice("FORMAT", "table or json", "--format");
    private final Values filter = values("name=PATTERN", "Only names that match", "--filter");

    public LsCommand(Toolbox toolbox) {
        super(toolbox, "ls", "", "List stacks on the engine", "stackctl ls -a");
        arguments(0, 0);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        Predicate<String> wanted = wanted();
        try (var events = session.progress()) {
            var stacks = new Ls(around(session, events)).run(all.isOn(), wanted);
            if (quiet.isOn()) {
                stacks.keySet().forEach(session.out()::println);
                return 0;
            }
            switch (format.orElse("table")) {
                case "table", "pretty" -> session.out().print(StacksView.table(stacks));
                case "json" -> session.out().print(StacksView.json(stacks));
                default -> throw BadUsage.format(format.orElse(""));
            }
        }
        return 0;
    }

    private Predicate<String> wanted() {
        Predicate<String> wanted = name -> true;
        for (String one : filter.all()) {
            String key = one.contains("=") ? one.substring(0, one.indexOf('=')) : one;
            if (!key.equals("name")) {
                throw BadUsage.of("invalid filter '" + key + "'", "Write name=PATTERN.");
            }
            wanted = wanted.and(pattern(one.substring(one.indexOf('=') + 1)).asPredicate());
        }
        return wanted;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException invalid) {
            throw BadUsage.of("invalid filter 'name=" + text + "': " + invalid.getDescription());
        }
    }
}
