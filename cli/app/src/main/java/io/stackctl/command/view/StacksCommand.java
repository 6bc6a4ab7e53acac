package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import io.stackctl.terminal.view.BundledStacksView;
import io.stackctl.workflow.source.Stacks;
import java.util.List;

/** {@code stacks}. */
public final class StacksCommand extends Verb {

    private final Toggle quiet = toggle("Only names", "-q", "--quiet");
    private final Choice format = choice("FORMAT", "table or json", "--format");
    private final Stacks stacks;

    public StacksCommand(Stacks stacks) {
        super("stacks", "", "List the stacks of this checkout", "stackctl --stack voting up -d");
        this.stacks = stacks;
        arguments(0, 0);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var known = new java.util.ArrayList<BundledStacksView.Row>();
        for (var stack : stacks.run(session.console().environment())) {
            known.add(
                    new BundledStacksView.Row(stack.name(), stack.description(), stack.services()));
        }
        if (quiet.isOn()) {
            known.forEach(stack -> session.out().println(stack.name()));
            return 0;
        }
        switch (format.orElse("table")) {
            case "table" -> session.out().print(BundledStacksView.table(known));
            case "json" -> session.out().print(BundledStacksView.json(known));
            default -> throw BadUsage.format(format.orElse(""));
        }
        return 0;
    }
}
