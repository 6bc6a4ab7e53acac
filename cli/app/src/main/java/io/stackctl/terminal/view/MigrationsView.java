package io.stackctl.terminal.view;

import io.stackctl.migration.rule.Standing;
import io.stackctl.migration.rule.Standing.Entry;
import io.stackctl.terminal.text.GoJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code migrate status} prints. */
public final class MigrationsView {

    private MigrationsView() {}

    /** A table, and a line for everything that stands in the way. */
    public static String table(Standing standing) {
        TextTable table = TextTable.narrow().row("MIGRATION", "STATE", "APPLIED AT", "TOOK");
        for (Entry entry : standing.entries()) {
            table.row(
                    entry.name(),
                    entry.state().word(),
                    entry.appliedAt().map(MigrationsView::seconds).orElse("-"),
                    entry.took().map(took -> took.toMillis() + " ms").orElse("-"));
        }
        var text = new StringBuilder(table.toString());
        standing.problems().forEach(problem -> text.append('\n').append(problem).append('\n'));
        return text.toString();
    }

    /** One object a migration, in an array. */
    public static String json(Standing standing) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Entry entry : standing.entries()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("Version", entry.version().number());
            object.put("Name", entry.name());
            object.put("State", entry.state().word());
            object.put("AppliedAt", entry.appliedAt().map(Instant::toString).orElse(""));
            object.put("DurationMs", entry.took().map(Duration::toMillis).orElse(0L));
            objects.add(object);
        }
        return GoJson.of(objects) + "\n";
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
