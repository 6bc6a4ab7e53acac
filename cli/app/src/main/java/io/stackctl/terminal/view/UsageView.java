package io.stackctl.terminal.view;

import io.stackctl.model.name.ContainerId;
import io.stackctl.terminal.text.HumanSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code stats} prints. */
public final class UsageView {

    private static final String UNKNOWN = "--";

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "BlockIO", "BLOCK I/O",
                            "CPUPerc", "CPU %",
                            "Container", "CONTAINER",
                            "ID", "CONTAINER ID",
                            "MemPerc", "MEM %",
                            "MemUsage", "MEM USAGE / LIMIT",
                            "Name", "NAME",
                            "NetIO", "NET I/O",
                            "PIDs", "PIDS"));

    private static final String CONTEXT = "Context";

    private static final List<String> COLUMNS =
            List.of("ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs");

    private final String format;
    private final boolean truncated;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private String context = "";

    /**
     * Chooses the form.
     *
     * @param format {@code table}, {@code json} or a template
     * @param truncated whether ids are cut
     */
    public UsageView(String format, boolean truncated) {
        this.format = format;
        this.truncated = truncated;
    }

    /** Says in which context the containers run that come next. */
    public void in(String nextContext) {
        context = nextContext;
    }

    /** Takes one container's figures, all in bytes. */
    public void add(
            ContainerId id, String name, double cpuPercent, Memory memory, Traffic traffic) {
        Map<String, Object> row = row(id, name);
        row.put("CPUPerc", percent(cpuPercent));
        row.put(
                "MemUsage",
                HumanSize.binary(memory.used()) + " / " + HumanSize.binary(memory.limit()));
        row.put(
                "MemPerc",
                percent(memory.limit() == 0 ? 0 : 100.0 * memory.used() / memory.limit()));
        row.put("NetIO", pair(traffic.received(), traffic.sent()));
        row.put("BlockIO", pair(traffic.read(), traffic.written()));
        row.put("PIDs", Long.toString(memory.processes()));
        rows.add(row);
    }

    /** Takes a container of which the engine has said nothing. */
    public void addUnknown(ContainerId id, String name) {
        Map<String, Object> row = row(id, name);
        for (String figure : List.of("CPUPerc", "MemPerc", "NetIO", "BlockIO", "PIDs")) {
            row.put(figure, UNKNOWN);
        }
        row.put("MemUsage", UNKNOWN + " / " + UNKNOWN);
        rows.add(row);
    }

    private Map<String, Object> row(ContainerId id, String name) {
        Map<String, Object> row = new TreeMap<>();
        row.put("Container", id.value());
        row.put("ID", truncated ? id.abbreviated() : id.value());
        row.put("Name", name);
        if (!context.isEmpty()) {
            row.put(CONTEXT, context);
        }
        return row;
    }

    public String text() {
        if (context.isEmpty()) {
            return new Listing(HEADERS, COLUMNS, "").print(format, rows);
        }
        var headers = new TreeMap<>(HEADERS);
        headers.put(CONTEXT, "CONTEXT");
        var columns = new ArrayList<>(List.of(CONTEXT));
        columns.addAll(COLUMNS);
        return new Listing(headers, columns, "").print(format, rows);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private static String pair(long one, long other) {
        return HumanSize.roundedDecimal(one) + " / " + HumanSize.roundedDecimal(other);
    }

    /**
     * What a container holds.
     *
     * @param used in bytes
     * @param limit in bytes
     */
    public record Memory(long used, long limit, long processes) {}

    /**
     * What went through a container since its start, in bytes.
     *
     * @param received over all networks
     * @param read from block devices
     */
    public record Traffic(long received, long sent, long read, long written) {}
}
