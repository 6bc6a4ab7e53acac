package io.stackctl.terminal.view;

import io.stackctl.cluster.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code images} prints on a cluster: a line for each image of a service. */
public final class TaskImagesView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "Service", "SERVICE",
                            "Image", "IMAGE",
                            "Digest", "DIGEST",
                            "Tasks", "TASKS",
                            "Nodes", "NODES"));

    private static final List<String> COLUMNS =
            List.of("Service", "Image", "Digest", "Tasks", "Nodes");

    private final List<List<Task>> groups;

    private TaskImagesView(List<List<Task>> groups) {
        this.groups = groups;
    }

    /** Those of the tasks that are to run, in the order in which they are given. */
    public static TaskImagesView of(List<Task> tasks) {
        return new TaskImagesView(
                List.copyOf(
                        tasks.stream()
                                .filter(Task::isWanted)
                                .collect(
                                        Collectors.groupingBy(
                                                task -> task.service() + " " + task.image(),
                                                LinkedHashMap::new,
                                                Collectors.toList()))
                                .values()));
    }

    /** A table, JSON or a template, with an ending newline unless there is nothing. */
    public String text(String format) {
        return new Listing(HEADERS, COLUMNS, "")
                .print(format, groups.stream().map(TaskImagesView::row).toList());
    }

    /** The images alone, each once. */
    public String images() {
        return groups.stream()
                .map(group -> group.getFirst().image() + "\n")
                .distinct()
                .collect(Collectors.joining());
    }

    private static Map<String, Object> row(List<Task> group) {
        var image = group.getFirst().image();
        int at = image.indexOf('@');
        boolean isId = image.startsWith("sha256:");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Service", group.getFirst().service().value());
        row.put("Image", isId ? "<none>" : at < 0 ? image : image.substring(0, at));
        row.put("Digest", isId ? image : at < 0 ? "<none>" : image.substring(at + 1));
        row.put("Tasks", group.size());
        row.put("Nodes", String.join(",", nodes(group)));
        return row;
    }

    private static List<String> nodes(List<Task> group) {
        var nodes = new TreeSet<String>();
        group.stream().map(Task::node).filter(node -> !node.isEmpty()).forEach(nodes::add);
        return new ArrayList<>(nodes);
    }
}
