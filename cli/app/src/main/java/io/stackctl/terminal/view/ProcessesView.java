package io.stackctl.terminal.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code top} prints: one table for all containers, whose engines may show different columns.
 */
public final class ProcessesView {

    private static final String UNKNOWN = "-";
    private static final String COMMAND = "CMD";

    private final Set<String> titles = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();

    /** Takes the processes of one container. */
    public void add(
            String service, String number, List<String> columns, List<List<String>> processes) {
        titles.addAll(columns);
        for (List<String> process : processes) {
            rows.add(new Row(service, number, columns, process));
        }
    }

    /** Empty when nothing runs. */
    public String text() {
        if (rows.isEmpty()) {
            return "";
        }
        List<String> columns = new ArrayList<>(titles);
        if (columns.remove(COMMAND)) {
            columns.add(COMMAND);
        }
        TextTable table = TextTable.dense();
        List<String> header = new ArrayList<>(List.of("SERVICE", "#"));
        header.addAll(columns);
        table.row(header);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.service(), row.number()));
            columns.forEach(column -> cells.add(row.value(column)));
            table.row(cells);
        }
        return table.toString();
    }

    private record Row(String service, String number, List<String> titles, List<String> values) {

        String value(String title) {
            int column = titles.indexOf(title);
            return column < 0 || column >= values.size() ? UNKNOWN : values.get(column);
        }
    }
}
