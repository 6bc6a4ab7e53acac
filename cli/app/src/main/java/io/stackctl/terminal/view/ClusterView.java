package io.stackctl.terminal.view;

import io.stackctl.cluster.ClusterNode;
import io.stackctl.model.name.StackName;
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
