package io.stackctl.command.view;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.progress.LiveTable;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.UsageView;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Stats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code stats}. */
public final class StatsCommand extends EngineVerb {

    private final Toggle all = toggle("Stopped containers too", "-a", "--all");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Name}}'", "--format");
    private final Toggle once = toggle("Print the first figures and end", "--no-stream");
    private final Toggle whole = toggle("Do not cut ids", "--no-trunc");

    public StatsCommand(Toolbox toolbox) {
        super(
                toolbox,
                "stats",
                "[SERVICE]",
                "Show what containers use",
                "stackctl stats --no-stream");
        arguments(0, 1);
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        Optional<String> service = arguments.stream().findFirst();
        try (var events = session.progress()) {
            var stack = session.stack().name(events);
            if (once.isOn()) {
                return once(session, events, stats -> stats.once(stack, service, all.isOn()));
            }
            try (var table = new LiveTable(session.console())) {
                var screen = new Screen(session, table);
                if (hasSeveral()) {
                    return gather(
                                    session,
                                    events,
                                    (context, around) -> {
                                        follow(around, stack, service, screen, context);
                                        return true;
                                    })
                            .code();
                }
                follow(around(session, events), stack, service, screen, "");
            }
        }
        return 0;
    }

    private int once(
            Session session, Renderer events, Function<Stats, List<Stats.Usage>> question) {
        if (hasSeveral()) {
            var gathered =
                    gather(session, events, (_, around) -> question.apply(new Stats(around)));
            session.out().print(text(gathered.answers()));
            return gathered.code();
        }
        session.out().print(text(Map.of("", question.apply(new Stats(around(session, events))))));
        return 0;
    }

    private void follow(
            Surroundings around,
            StackName stack,
            Optional<String> service,
            Screen screen,
            String context) {
        new Stats(around)
                .follow(stack, service, all.isOn(), readings -> screen.shows(context, readings));
    }

    /**
     * Draws all engines over and over; what is no table has a line for each reading as it comes.
     */
    private final class Screen {

        private final Session session;
        private final LiveTable table;
        private final boolean live;
        private final Map<String, List<Stats.Usage>> latest = new LinkedHashMap<>();

        Screen(Session session, LiveTable table) {
            this.session = session;
            this.table = table;
            this.live =
                    format.orElse("table").startsWith("table")
                            && session.console().tty().outputIsTerminal();
            several().forEach(context -> latest.put(context, List.of()));
        }

        /** Whether somebody still looks on. */
        synchronized boolean shows(String context, List<Stats.Usage> readings) {
            latest.put(context, readings);
            if (live) {
                table.draw(text(latest));
            } else {
                session.out().print(text(Map.of(context, readings)));
                session.out().flush();
            }
            return !session.out().checkError();
        }
    }

    /**
     * Prints figures.
     *
     * @param engines by the names of their contexts; empty for the only one
     */
    private String text(Map<String, List<Stats.Usage>> engines) {
        var view = new UsageView(format.orElse("table"), !whole.isOn());
        engines.forEach((context, readings) -> {
            view.in(context);
            readings.forEach(usage -> add(view, usage));
        });
        return view.text();
    }

    private static void add(UsageView view, Stats.Usage usage) {
        if (!usage.known()) {
            view.addUnknown(usage.id(), usage.name());
            return;
        }
        view.add(
                usage.id(),
                usage.name(),
                usage.cpuPercent(),
                new UsageView.Memory(usage.memoryUsed(), usage.memoryLimit(), usage.processes()),
                new UsageView.Traffic(
                        usage.networkReceived(),
                        usage.networkSent(),
                        usage.blockRead(),
                        usage.blockWritten()));
    }
}
