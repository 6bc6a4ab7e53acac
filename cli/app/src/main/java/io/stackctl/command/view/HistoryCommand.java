package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.terminal.view.DifferencesView;
import io.stackctl.terminal.view.RevisionsView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.History;
import java.util.List;

/** {@code history}: what was deployed. */
public final class HistoryCommand extends EngineVerb {

    private final Toggle diff =
            toggle("What differs between the definitions of two revisions", "--diff");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Outcome}}'", "--format");

    public HistoryCommand(Toolbox toolbox) {
        super(
                toolbox,
                "history",
                "[REVISION | --diff REVISION REVISION]",
                "Show what was deployed, by whom and how it ended",
                "stackctl history --diff 3 4");
        arguments(0, 2);
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
        var numbers = arguments.stream().map(HistoryCommand::number).toList();
        if (diff.isOn() != (numbers.size() == 2)) {
            throw BadUsage.of(
                    diff.isOn()
                            ? "--diff takes two revisions"
                            : "history takes one revision, or two with --diff",
                    "See 'stackctl history --help'.");
        }
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var history = new History(around(session, events), stack);
            if (diff.isOn()) {
                differences(session, history, numbers);
            } else if (numbers.isEmpty()) {
                all(session, history, stack.value());
            } else {
                one(session, history, numbers.getFirst());
            }
        }
        return 0;
    }

    private static RevisionNumber number(String word) {
        return RevisionNumber.read(word)
                .filter(number -> !number.equals(RevisionNumber.NONE))
                .orElseThrow(() ->
                        BadUsage.of(
                                "'" + word + "' is no revision",
                                "Write its number, such as 4 or r4; 'stackctl history' has them."));
    }

    private void all(Session session, History history, String stack) {
        var revisions = history.list();
        if (revisions.isEmpty() && format.orElse("table").equals("table")) {
            session.out()
                    .println(
                            "Stack "
                                    + stack
                                    + " has no history: it begins with the first `stackctl"
                                    + " deploy`.");
            return;
        }
        session.out().print(RevisionsView.of(format.orElse("table"), revisions));
    }

    private void one(Session session, History history, RevisionNumber number) {
        var revision = history.find(number);
        session.out()
                .print(
                        switch (format.orElse("table")) {
                            case "table" -> RevisionsView.details(revision);
                            case "json" -> RevisionsView.json(revision);
                            default -> RevisionsView.of(format.orElse(""), List.of(revision));
                        });
    }

    private void differences(Session session, History history, List<RevisionNumber> numbers) {
        var words = format.orElse("table");
        if (!List.of("table", "json").contains(words)) {
            throw BadUsage.format(words);
        }
        var view = new DifferencesView(words.equals("json"));
        var changes = history.differences(numbers.getFirst(), numbers.getLast());
        changes.forEach(change -> view.add(change.key(), change.before(), change.after()));
        session.out().print(view.toString());
    }
}
