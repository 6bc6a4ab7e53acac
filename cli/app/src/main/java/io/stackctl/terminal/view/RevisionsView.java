package io.stackctl.terminal.view;

import io.stackctl.history.GitState;
import io.stackctl.history.Outcome;
import io.stackctl.history.Revision;
import io.stackctl.history.SchemaMark;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.terminal.text.GoJson;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code history} prints of revisions. */
public final class RevisionsView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("Revision", "REVISION"),
                            Map.entry("When", "WHEN"),
                            Map.entry("Who", "WHO"),
                            Map.entry("Command", "COMMAND"),
                            Map.entry("Git", "GIT"),
                            Map.entry("Branch", "BRANCH"),
                            Map.entry("Dirty", "DIRTY"),
                            Map.entry("Remote", "REMOTE"),
                            Map.entry("Services", "SERVICES"),
                            Map.entry("Images", "IMAGES"),
                            Map.entry("Base", "BASE"),
                            Map.entry("Strategy", "STRATEGY"),
                            Map.entry("Outcome", "OUTCOME"),
                            Map.entry("Detail", "DETAIL"),
                            Map.entry("FailedRequests", "FAILED"),
                            Map.entry("TookMs", "TOOK MS"),
                            Map.entry("Took", "TOOK"),
                            Map.entry("Message", "MESSAGE")));

    private static final List<String> COLUMNS =
            List.of("Revision", "When", "Who", "Git", "Services", "Outcome", "Took", "Message");

    private RevisionsView() {}

    /**
     * All of them, a line each.
     *
     * @param format {@code table}, {@code json} or a template
     */
    public static String of(String format, List<Revision> revisions) {
        return new Listing(HEADERS, COLUMNS, "")
                .print(format, revisions.stream().map(RevisionsView::row).toList());
    }

    /** One with all that is known of it. */
    public static String details(Revision revision) {
        var table = TextTable.narrow();
        row(revision)
                .forEach((name, value) -> {
                    var text = String.valueOf(value);
                    if (!text.isEmpty() && !name.equals("TookMs")) {
                        table.row(HEADERS.getOrDefault(name, name), text);
                    }
                });
        return table.toString();
    }

    /** One as a JSON object. */
    public static String json(Revision revision) {
        return GoJson.of(row(revision)) + "\n";
    }

    private static Map<String, Object> row(Revision revision) {
        var occasion = revision.occasion();
        var row = new LinkedHashMap<String, Object>();
        row.put("Revision", revision.number().toString());
        row.put("When", occasion.at().truncatedTo(ChronoUnit.SECONDS).toString());
        row.put("Who", occasion.by());
        row.put("Command", occasion.command());
        row.put("Git", occasion.git().map(GitState::abbreviated).orElse(""));
        row.put("Branch", occasion.git().map(GitState::branch).orElse(""));
        row.put("Dirty", occasion.git().map(git -> Boolean.toString(git.dirty())).orElse(""));
        row.put("Remote", occasion.git().map(GitState::remote).orElse(""));
        row.put(
                "Services",
                revision.services().stream()
                        .map(service -> service.value())
                        .collect(Collectors.joining(",")));
        row.put(
                "Images",
                revision.images().entrySet().stream()
                        .map(image -> image.getKey() + "=" + image.getValue().abbreviated())
                        .collect(Collectors.joining(",")));
        row.put("Base", revision.base().map(RevisionNumber::toString).orElse(""));
        row.put("Strategy", revision.strategy());
        row.put("Schema", revision.schema().map(SchemaMark::toString).orElse(""));
        row.put("Outcome", revision.outcome().map(end -> end.result().word()).orElse("-"));
        row.put("Detail", revision.outcome().map(Outcome::detail).orElse(""));
        row.put(
                "FailedRequests",
                revision.outcome().map(end -> Long.toString(end.failedRequests())).orElse(""));
        row.put("TookMs", revision.outcome().map(end -> end.took().toMillis()).orElse(0L));
        row.put("Took", revision.outcome().map(end -> seconds(end.took())).orElse("-"));
        row.put("Message", occasion.message());
        return row;
    }

    private static String seconds(Duration took) {
        long seconds = took.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }
}
