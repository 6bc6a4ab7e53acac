package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterEvent;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.TimeArgument;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.HappeningsView;
import io.stackctl.workflow.Toolbox;
import java.time.Instant;
import java.util.List;

/** {@code events} on a cluster. */
public final class ClusterEventsCommand extends ClusterVerb {

    private final Toggle json = toggle("One JSON object a line", "--json");
    private final Choice since =
            choice("TIME", "Also what happened since: 2013-01-02T13:23:37Z, or 42m", "--since");
    private final Choice until = choice("TIME", "End then", "--until");

    public ClusterEventsCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "events",
                "[SERVICE...]",
                "Print what happens to services and machines",
                "stackctl --target " + kind.word() + " events --since 10m web");
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var now = Instant.now();
        cluster.events(
                stack(session, events, cluster),
                Session.services(arguments),
                TimeArgument.of(since, now),
                TimeArgument.of(until, now),
                event -> {
                    session.out().print(text(event));
                    session.out().flush();
                });
        return 0;
    }

    private String text(ClusterEvent event) {
        return json.isOn()
                ? HappeningsView.json(
                        event.kind(),
                        event.action(),
                        event.id(),
                        "",
                        event.attributes(),
                        event.time(),
                        "")
                : HappeningsView.text(
                        event.kind(),
                        event.action(),
                        event.id(),
                        event.attributes(),
                        event.time(),
                        "");
    }
}
