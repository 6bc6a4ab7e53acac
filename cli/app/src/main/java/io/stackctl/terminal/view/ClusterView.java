package io.stackctl.terminal.view;

import io.stackctl.cluster.ClusterNode;
import io.stackctl.cluster.ServiceRevision;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.text.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is printed of a cluster as a whole. */
public final class ClusterView {

    private ClusterView() {}

    /**
     * Its stacks.
     *
     * @param services how many services each has
     * @param namesOnly whether names are all that is wanted
     */
    public static String stacks(Map<StackName, Integer> services, boolean namesOnly) {
        if (namesOnly) {
            var text = new StringBuilder();
            services.keySet().forEach(name -> text.append(name).append('\n'));
            return text.toString();
        }
        var table = TextTable.wide().row(List.of("NAME", "SERVICES"));
        services.forEach((name, count) -> table.row(List.of(name.value(), count.toString())));
        return table.toString();
    }

    /**
     * The forms of services that it remembers.
     *
     * @param now what ages are told from
     */
    public static String revisions(List<ServiceRevision> revisions, Instant now) {
        var table =
                TextTable.wide().row(List.of("SERVICE", "REVISION", "CREATED", "IMAGE", "STATUS"));
        for (var revision : revisions) {
            table.row(
                    List.of(
                            revision.service().value(),
                            String.valueOf(revision.number()),
                            HumanDuration.of(Duration.between(revision.made(), now)) + " ago",
                            revision.image(),
                            revision.current() ? "current" : ""));
        }
        return table.toString();
    }

    /** Its machines. */
    public static String nodes(List<ClusterNode> nodes) {
        var table =
                TextTable.narrow()
                        .row(
                                List.of(
                                        "NAME",
                                        "STATUS",
                                        "AVAILABILITY",
                                        "ROLE",
                                        "TASKS",
                                        "ENGINE",
                                        "ID"));
        for (var node : nodes) {
            table.row(
                    List.of(
                            node.name(),
                            node.state(),
                            node.availability(),
                            node.role(),
                            String.valueOf(node.tasks()),
                            node.engine(),
                            node.id()));
        }
        return table.toString();
    }
}
