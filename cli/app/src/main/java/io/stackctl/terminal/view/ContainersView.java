package io.stackctl.terminal.view;

import io.stackctl.state.ObservedContainer;
import io.stackctl.terminal.template.GoTemplate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What {@code ps} prints. */
public final class ContainersView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("ID", "CONTAINER ID"),
                            Map.entry("Name", "NAME"),
                            Map.entry("Names", "NAMES"),
                            Map.entry("Image", "IMAGE"),
                            Map.entry("Command", "COMMAND"),
                            Map.entry("Project", "PROJECT"),
                            Map.entry("Service", "SERVICE"),
                            Map.entry("RunningFor", "CREATED"),
                            Map.entry("CreatedAt", "CREATED AT"),
                            Map.entry("State", "STATE"),
                            Map.entry("Status", "STATUS"),
                            Map.entry("Health", "HEALTH"),
                            Map.entry("ExitCode", "EXIT CODE"),
                            Map.entry("Ports", "PORTS"),
                            Map.entry("Publishers", "PUBLISHERS"),
                            Map.entry("Labels", "LABELS"),
                            Map.entry("Mounts", "MOUNTS"),
                            Map.entry("LocalVolumes", "LOCAL VOLUMES"),
                            Map.entry("Networks", "NETWORKS"),
                            Map.entry("Engine", "ENGINE"),
                            Map.entry("Size", "SIZE")));

    private static final String CONTEXT = "Context";

    private static final List<String> COLUMNS =
            List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports");

    private static final List<String> COLUMNS_WITH_ENGINE =
            List.of(
                    "Name",
                    "Image",
                    "Command",
                    "Service",
                    "RunningFor",
                    "Status",
                    "Ports",
                    "Engine");

    private static final String RAW =
            """
            container_id: {{.ID}}
            image: {{.Image}}
            command: {{.Command}}
            created_at: {{.CreatedAt}}
            state: {{.State}}
            status: {{.Status}}
            names: {{.Names}}
            labels: {{.Labels}}
            ports: {{.Ports}}
            """;

    private final ContainerFields fields;
    private final String format;

    /**
     * Chooses the form.
     *
     * @param format {@code table}, {@code json}, {@code raw} or a template; empty for the table
     * @param truncated whether long values are cut
     */
    public ContainersView(String format, boolean truncated) {
        this.format = format;
        this.fields = new ContainerFields(Clock.systemUTC(), truncated);
    }

    /** Everything, with an ending newline unless there is nothing. */
    public String of(List<ObservedContainer> containers) {
        boolean elsewhere = containers.stream().anyMatch(one -> !one.labels().engine().isEmpty());
        var listing = new Listing(HEADERS, elsewhere ? COLUMNS_WITH_ENGINE : COLUMNS, RAW);
        return listing.print(format, containers.stream().map(this::row).toList());
    }

    /** Those of several engines, by the names of their contexts. */
    public String together(Map<String, List<ObservedContainer>> containers) {
        var headers = new TreeMap<>(HEADERS);
        headers.put(CONTEXT, "CONTEXT");
        var columns = new ArrayList<>(List.of(CONTEXT));
        columns.addAll(COLUMNS);
        List<Map<String, Object>> rows = new ArrayList<>();
        containers.forEach((context, some) ->
                some.forEach(container -> {
                    var row = row(container);
                    row.put(CONTEXT, context);
                    rows.add(row);
                }));
        return new Listing(headers, columns, RAW + "context: {{.Context}}\n").print(format, rows);
    }

    /** The ids alone, one a line. */
    public static String ids(List<ObservedContainer> containers) {
        return lines(containers, container -> container.id().value());
    }

    /** The names of their services, each once. */
    public static String services(List<ObservedContainer> containers) {
        return lines(containers, container -> container.service().toString());
    }

    private static String lines(
            List<ObservedContainer> containers, Function<ObservedContainer, String> line) {
        var text = new StringBuilder();
        containers.stream().map(line).distinct().forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }

    private Map<String, Object> row(ObservedContainer container) {
        Map<String, Object> row = fields.of(container);
        if (!format.isEmpty() && !format.equals("table")) {
            row.put("CreatedAt", CreatedAt.of(container.created()));
        }
        if (!format.equals("json")) {
            Function<String, String> lookup = label -> container.labels().get(label).orElse("");
            row.put(GoTemplate.LABEL_LOOKUP, lookup);
        }
        return row;
    }
}
