package io.stackctl.terminal.view;

import io.stackctl.state.ObservedVolume;
import io.stackctl.terminal.template.GoTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code volumes} prints. */
public final class VolumesView {

    private static final String UNKNOWN = "N/A";

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "Availability", "AVAILABILITY",
                            "Driver", "DRIVER",
                            "Group", "GROUP",
                            "Labels", "LABELS",
                            "Links", "LINKS",
                            "Mountpoint", "MOUNTPOINT",
                            "Name", "VOLUME NAME",
                            "Scope", "SCOPE",
                            "Size", "SIZE",
                            "Status", "STATUS"));

    private VolumesView() {}

    /**
     * Everything, with an ending newline unless there is nothing.
     *
     * @param format {@code table}, {@code json} or a template
     */
    public static String of(String format, List<ObservedVolume> volumes) {
        boolean json = format.equals("json");
        return new Listing(
                        HEADERS,
                        List.of("Driver", "Name"),
                        "name: {{.Name}}\ndriver: {{.Driver}}\n")
                .print(format, volumes.stream().map(volume -> row(volume, !json)).toList());
    }

    /** The names alone, one a line. */
    public static String names(List<ObservedVolume> volumes) {
        return volumes.stream().map(volume -> volume.name() + "\n").collect(Collectors.joining());
    }

    private static Map<String, Object> row(ObservedVolume volume, boolean forTemplates) {
        Map<String, Object> row = new TreeMap<>();
        for (String field : List.of("Availability", "Group", "Links", "Size", "Status")) {
            row.put(field, UNKNOWN);
        }
        row.put("Driver", volume.driver());
        row.put("Name", volume.name());
        row.put("Mountpoint", volume.mountpoint());
        row.put("Scope", "local");
        row.put(
                "Labels",
                new TreeMap<>(volume.labels().all())
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(",")));
        if (forTemplates) {
            Function<String, String> lookup = label -> volume.labels().get(label).orElse("");
            row.put(GoTemplate.LABEL_LOOKUP, lookup);
        }
        return row;
    }
}
