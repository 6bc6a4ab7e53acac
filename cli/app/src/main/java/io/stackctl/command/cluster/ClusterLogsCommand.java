package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.TimeArgument;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.cluster.ClusterLogs;
import io.stackctl.workflow.output.LogRequest;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** {@code logs} on a cluster. */
public final class ClusterLogsCommand extends ClusterVerb {

    private final Toggle follow = toggle("Go on until it is interrupted", "-f", "--follow");
    private final Toggle noColour = toggle("No colours in front of lines", "--no-color");
    private final Toggle noPrefix = toggle("No names in front of lines", "--no-log-prefix");
    private final Choice since =
            choice("TIME", "Nothing older: 2013-01-02T13:23:37Z, or 42m", "--since");
    private final Choice tail =
            choice("N", "How many of the last lines of each task", "-n", "--tail");
    private final Toggle timestamps = toggle("Times in front of lines", "-t", "--timestamps");
    private final Choice until = choice("TIME", "Nothing younger", "--until");

    public ClusterLogsCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "logs",
                "[SERVICE...]",
                "Print what tasks wrote, on whatever machine they are",
                "stackctl --target " + kind.word() + " logs -f --tail 20 web");
    }

    @Override
    LogStyle style() {
        return LogStyle.listed(!noColour.isOn(), !noPrefix.isOn());
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var now = Instant.now();
        var request =
                new LogRequest(
                        Session.services(arguments),
                        OptionalInt.empty(),
                        follow.isOn(),
                        lines(),
                        TimeArgument.of(since, now),
                        TimeArgument.of(until, now),
                        timestamps.isOn());
        new ClusterLogs(around(session, events), cluster)
                .run(stack(session, events, cluster), request);
        return 0;
    }

    private OptionalInt lines() {
        if (tail.orElse("all").equals("all")) {
            return OptionalInt.empty();
        }
        OptionalInt lines = tail.number();
        return lines.isPresent() && lines.getAsInt() < 0 ? OptionalInt.empty() : lines;
    }
}
