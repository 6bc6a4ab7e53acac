package io.stackctl.terminal.view;

import io.stackctl.state.EngineContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code context ls} prints, as Docker's client does. */
public final class ContextsView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "Current", "CURRENT",
                            "Description", "DESCRIPTION",
                            "DockerEndpoint", "DOCKER ENDPOINT",
                            "Error", "ERROR",
                            "Name", "NAME"));

    private ContextsView() {}

    /**
     * All of them.
     *
     * @param format {@code table}, {@code json} or a template
     */
    public static String of(String format, List<EngineContext> contexts) {
        boolean table = format.startsWith("table");
        return new Listing(HEADERS, List.of("Name", "Description", "DockerEndpoint", "Error"), "")
                .print(format, contexts.stream().map(context -> row(context, table)).toList());
    }

    /** The names alone, one a line. */
    public static String names(List<EngineContext> contexts) {
        return contexts.stream().map(c -> c.name() + "\n").collect(Collectors.joining());
    }

    private static Map<String, Object> row(EngineContext context, boolean marked) {
        Map<String, Object> row = new TreeMap<>();
        row.put("Current", context.current());
        row.put("Description", context.description());
        row.put("DockerEndpoint", context.host());
        row.put("Error", "");
        row.put("Name", context.name() + (marked && context.current() ? " *" : ""));
        return row;
    }
}
