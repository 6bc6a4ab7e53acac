package io.stackctl.terminal.view;

import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code audit} prints. */
public final class AuditView {

    private AuditView() {}

    /** A table. */
    public static String table(List<AuditEntry> entries) {
        var table =
                TextTable.narrow()
                        .row("WHEN", "WHO", "ACTION", "REVISION", "OUTCOME", "COMMAND", "MESSAGE");
        for (var entry : entries) {
            var occasion = entry.occasion();
            table.row(
                    occasion.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    occasion.by(),
                    entry.action(),
                    revisions(entry),
                    entry.outcome(),
                    occasion.command(),
                    occasion.message());
        }
        return table.toString();
    }

    private static String revisions(AuditEntry entry) {
        if (entry.to().isEmpty()) {
            return "-";
        }
        return entry.from().map(from -> from + " -> ").orElse("") + entry.to().get();
    }

    /** The entries as they are kept, an object a line. */
    public static String json(List<AuditEntry> entries) {
        return entries.stream()
                .map(entry -> AuditLog.json(entry) + "\n")
                .collect(Collectors.joining());
    }
}
