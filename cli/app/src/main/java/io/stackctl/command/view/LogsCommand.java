package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.TimeArgument;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.output.LogRequest;
import io.stackctl.workflow.output.Logs;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** {@code logs}. */
public final class LogsCommand extends EngineVerb {

    private final Toggle follow = toggle("Go on until the containers end", "-f", "--follow");
    private final Choice index = choice("N", "Number of the container", "--index");
    private final Toggle noColour = toggle("No colours in front of lines", "--no-color");
    private final Toggle noPrefix = toggle("No names in front of lines", "--no-log-prefix");
    private final Choice since =
            choice("TIME", "Nothing older: 2013-01-02T13:23:37Z, or 42m", "--since");
    private final Choice tail =
            choice("N", "How many of the last lines of each container", "-n", "--tail");
    private final Toggle timestamps = toggle("Times in front of lines", "-t", "--timestamps");
    private final Choice until = choice("TIME", "Nothing younger", "--until");

    public LogsCommand(Toolbox toolbox) {
        super(
                toolbox,
                "logs",
                "[SERVICE...]",
                "Print what containers wrote",
                "stackctl logs -f --tail 20 web");
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (index.given() && arguments.size() != 1) {
            throw BadUsage.of("--index requires one service to be selected");
        }
        var now = Instant.now();
        var request =
                new LogRequest(
                        Session.services(arguments),
                        Replica.index(index.number()),
                        follow.isOn(),
                        tail(),
                        TimeArgument.of(since, now),
                        TimeArgument.of(until, now),
                        timestamps.isOn());
        var style = LogStyle.listed(!noColour.isOn(), !noPrefix.isOn());
        try (var events = session.progress(style)) {
            var found = session.stack().find(arguments, events);
            if (hasSeveral()) {
                return gather(session, events, around -> shown(new Logs(around), found, request))
                        .code();
            }
            new Logs(around(session, events)).run(found, request);
        }
        return 0;
    }

    private static boolean shown(Logs logs, FoundStack found, LogRequest request) {
        logs.run(found, request);
        return true;
    }

    private OptionalInt tail() {
        if (tail.orElse("all").equals("all")) {
            return OptionalInt.empty();
        }
        OptionalInt lines = tail.number();
        return lines.isPresent() && lines.getAsInt() < 0 ? OptionalInt.empty() : lines;
    }
}
