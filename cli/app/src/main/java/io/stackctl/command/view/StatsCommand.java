package io.stackctl.command.view;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.LiveTable;
import io.stackctl.terminal.view.UsageView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Stats;
import java.util.List;
import java.util.Optional;

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
    protected int run(Session session, List<String> arguments) {
        Optional<String> service = arguments.stream().findFirst();
        try (var events = session.progress()) {
            var stack = session.stack().name(events);
            var stats = new Stats(around(session, events));
            if (once.isOn()) {
                session.out().print(text(stats.once(stack, service, all.isOn())));
                return 0;
            }
            boolean live =
                    format.orElse("table").startsWith("table")
                            && session.console().tty().outputIsTerminal();
            try (var table = new LiveTable(session.console())) {
                stats.follow(
                        stack,
                        service,
                        all.isOn(),
                        readings -> {
                            if (live) {
                                table.draw(text(readings));
                            } else {
                                session.out().print(text(readings));
                                session.out().flush();
                            }
                            return !session.out().checkError();
                        });
            }
        }
        return 0;
    }

    private String text(List<Stats.Usage> readings) {
        var view = new UsageView(format.orElse("table"), !whole.isOn());
        for (Stats.Usage usage : readings) {
            if (!usage.known()) {
                view.addUnknown(usage.id(), usage.name());
                continue;
            }
            view.add(
                    usage.id(),
                    usage.name(),
                    usage.cpuPercent(),
                    new UsageView.Memory(
                            usage.memoryUsed(), usage.memoryLimit(), usage.processes()),
                    new UsageView.Traffic(
                            usage.networkReceived(),
                            usage.networkSent(),
                            usage.blockRead(),
                            usage.blockWritten()));
        }
        return view.text();
    }
}
