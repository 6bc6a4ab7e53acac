package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.StacksView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Ls;
import java.util.List;
import java.util.Locale;
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
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        Predicate<String> wanted = wanted();
        try (var events = session.progress()) {
            if (hasSeveral()) {
                return several(session, events, wanted);
            }
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

    private int several(Session session, Renderer events, Predicate<String> wanted) {
        var gathered = gather(session, events, around -> new Ls(around).run(all.isOn(), wanted));
        if (quiet.isOn()) {
            gathered.answers()
                    .values()
                    .forEach(stacks -> stacks.keySet().forEach(session.out()::println));
            return gathered.code();
        }
        switch (format.orElse("table")) {
            case "table", "pretty" ->
                    session.out().print(StacksView.tableTogether(gathered.answers()));
            case "json" -> session.out().print(StacksView.jsonTogether(gathered.answers()));
            default -> throw BadUsage.format(format.orElse(""));
        }
        return gathered.code();
    }

    private Predicate<String> wanted() {
        if (filter.all().isEmpty()) {
            return _ -> true;
        }
        Predicate<String> wanted = _ -> false;
        for (String one : filter.all()) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                throw BadUsage.of("bad format of filter (expected name=value)");
            }
            String key = one.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (!key.equals("name")) {
                throw BadUsage.of("invalid filter '" + key + "'", "Write name=PATTERN.");
            }
            wanted = wanted.or(matches(one.substring(equals + 1).strip()));
        }
        return wanted;
    }

    /** Names that are the text itself, or that it describes as a regular expression. */
    private static Predicate<String> matches(String text) {
        Predicate<String> same = text::equals;
        try {
            return same.or(Pattern.compile(text).asPredicate());
        } catch (PatternSyntaxException nobodys) {
            return same;
        }
    }
}
