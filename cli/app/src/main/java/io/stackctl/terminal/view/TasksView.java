package io.stackctl.terminal.view;

import io.stackctl.cluster.Task;
import io.stackctl.terminal.text.Ellipsis;
import io.stackctl.terminal.text.HumanDuration;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code ps} prints on a cluster: the columns of {@code docker stack ps}. */
public final class TasksView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "ID", "ID",
                            "Name", "NAME",
                            "Service", "SERVICE",
                            "Image", "IMAGE",
                            "Node", "NODE",
                            "DesiredState", "DESIRED STATE",
                            "CurrentState", "CURRENT STATE",
                            "Error", "ERROR",
                            "Ports", "PORTS"));

    private static final List<String> COLUMNS =
            List.of("Name", "Image", "Node", "DesiredState", "CurrentState", "Error", "Ports");

    private static final int ID_LENGTH = 12;
    private static final int ERROR_LENGTH = 60;

    private final String format;
    private final boolean truncated;
    private final Clock clock;

    /**
     * Chooses the form.
     *
     * @param format {@code table}, {@code json} or a template; empty for the table
     * @param truncated whether long values are cut
     */
    public TasksView(String format, boolean truncated) {
        this(format, truncated, Clock.systemUTC());
    }

    TasksView(String format, boolean truncated, Clock clock) {
        this.format = format;
        this.truncated = truncated;
        this.clock = clock;
    }

    /** Everything, with an ending newline unless there is nothing. */
    public String of(List<Task> tasks) {
        return new Listing(HEADERS, COLUMNS, "")
                .print(format, tasks.stream().map(this::row).toList());
    }

    /** The ids alone, one a line. */
    public static String ids(List<Task> tasks) {
        var text = new StringBuilder();
        tasks.forEach(task -> text.append(task.id()).append('\n'));
        return text.toString();
    }

    private Map<String, Object> row(Task task) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", truncated ? cut(task.id(), ID_LENGTH) : task.id());
        row.put("Name", task.name());
        row.put("Service", task.service().value());
        row.put("Image", truncated ? withoutDigest(task.image()) : task.image());
        row.put("Node", task.node());
        row.put("DesiredState", capitalised(task.desired()));
        row.put("CurrentState", state(task));
        row.put("Error", truncated ? Ellipsis.of(task.error(), ERROR_LENGTH) : task.error());
        row.put("Ports", task.ports());
        return row;
    }

    private String state(Task task) {
        var ago = Duration.between(task.since(), clock.instant());
        return capitalised(task.state()) + " " + HumanDuration.of(ago) + " ago";
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String withoutDigest(String image) {
        int at = image.indexOf('@');
        return at < 0 ? image : image.substring(0, at);
    }
}
