package rows;

import module java.base;

/** What is printed of the rows: those of one tool and one scenario in one line. Failures are added up, all else is a median. */
final class Table {

    static final String HEAD = "| release | tool | rounds | failed requests | of | POSTs lost, doubled | p50 / p99 at rest | p50 / p99 / max during |"
            + " old until, new from | WebSockets ended | events lost | mixed pages | cut at SIGTERM | wall time | exit | containers |\n"
            + "|---|---|---:|---|---:|---|---|---|---|---|---:|---:|---:|---:|---|---:|";

    private Table() {}

    static String line(String scenario, String tool, List<Outcome> rows) {
        return Stream.of(
                        scenario,
                        tool,
                        rows.size(),
                        counts(rows, o -> o.figures().get("failed")),
                        sum(rows, o -> o.number("requests")),
                        sum(rows, o -> o.post("lost")) + ", " + sum(rows, o -> o.post("doubled")),
                        latencies(rows, "rest", "p50", "p99"),
                        latencies(rows, "during", "p50", "p99", "max"),
                        change(rows),
                        counts(rows, o -> o.figures().get("sockets") instanceof Map<?, ?> sockets ? sockets.get("ended") : Map.of()),
                        sum(rows, Outcome::lostEvents),
                        sum(rows, o -> o.number("pages", "mixed")),
                        sum(rows, o -> o.journals().cut()),
                        "%.1f s".formatted(median(rows, Outcome::wall)),
                        rows.stream().map(o -> String.valueOf(o.exit())).distinct().collect(Collectors.joining(", ")),
                        rows.stream().mapToInt(Outcome::peak).max().orElse(0))
                .map(Object::toString)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Such as {@code 7: 5 refused, 2 5xx}. */
    private static String counts(List<Outcome> rows, Function<Outcome, Object> of) {
        var byName = new TreeMap<String, Long>();
        for (var row : rows) {
            ((Map<?, ?>) of.apply(row)).forEach((name, count) -> byName.merge(name.toString(), ((Number) count).longValue(), Long::sum));
        }
        byName.remove("total");
        long total = byName.values().stream().mapToLong(count -> count).sum();
        return total
                + byName.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", ", total == 0 ? "" : ": ", ""));
    }

    private static String latencies(List<Outcome> rows, String phase, String... which) {
        return Arrays.stream(which)
                .map(of -> "%.0f".formatted(median(rows, o -> o.latency(phase, of))))
                .collect(Collectors.joining(" / ", "", " ms"));
    }

    /** When the old version answered for the last time and the new one for the first, counted from when the tool was started. */
    private static String change(List<Outcome> rows) {
        return rows.stream().allMatch(o -> o.serves("2"))
                ? "%.1f s, %.1f s"
                        .formatted(
                                median(rows, o -> o.number("versions", "1", "last") / 1000),
                                median(rows, o -> o.number("versions", "2", "first") / 1000))
                : "never";
    }

    private static long sum(List<Outcome> rows, ToDoubleFunction<Outcome> of) {
        return (long) rows.stream().mapToDouble(of).sum();
    }

    private static double median(List<Outcome> rows, ToDoubleFunction<Outcome> of) {
        return rows.stream().mapToDouble(of).sorted().skip(rows.size() / 2).findFirst().orElse(0);
    }
}
