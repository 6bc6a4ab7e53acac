package load;

import module java.base;

import load.Sample.Kind;

/**
 * What became of a load.
 *
 * @param phases when each began, in nanoseconds of the JVM's clock
 */
public record Report(
        Plan plan, List<Sample> samples, SortedMap<Long, String> phases, int retried, Sockets sockets, Streams streams) {

    /** When a phase began; the last moment there is when it never did. */
    long began(String phase) {
        return phases.entrySet().stream().filter(e -> e.getValue().equals(phase)).findFirst().map(Map.Entry::getKey).orElse(Long.MAX_VALUE);
    }

    /** What was due when the server was warm. */
    private List<Sample> counted() {
        long warm = phases.containsValue("rest") ? began("rest") : 0;
        return samples.stream().filter(s -> s.due() >= warm).toList();
    }

    /** Failed requests, without those of pages that were mixed, and without those of the warm-up. */
    public long failed() {
        return counted().stream().filter(s -> s.fault() != null && !s.mixed()).count();
    }

    /** Whether this version, and no other, has answered all that was due in the last second. */
    public boolean endsWith(String version) {
        var quick = samples.stream().filter(s -> s.kind() == Kind.GET || s.kind() == Kind.POST).toList();
        long last = quick.stream().mapToLong(Sample::due).max().orElse(0);
        return !quick.isEmpty()
                && quick.stream()
                        .filter(s -> s.due() > last - 1_000_000_000)
                        .allMatch(s -> s.fault() == null && s.version().equals(version));
    }

    /** Everything; {@code posted} are the ids of the POSTs that were done, as often as they were. */
    public Map<String, Object> figures(List<String> posted) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("rate", plan.rate());
        figures.put("requests", counted().size());
        figures.put("failed", faults(counted()));
        figures.put("retried", retried);
        figures.put("posts", Posts.figures(samples, posted));
        figures.put("phases", phaseFigures());
        figures.put("slow", outcome(Kind.SLOW));
        figures.put("pages", Map.of("loaded", all(Kind.PAGE).count(), "mixed", samples.stream().filter(Sample::mixed).count()));
        figures.put("sockets", sockets.figures());
        figures.put("streams", streams.figures());
        figures.put("versions", versions());
        figures.put("failures", failuresPerSecond());
        figures.put("lag", latencies(samples.stream().mapToDouble(s -> (s.left() - s.due()) / 1e6)));
        return figures;
    }

    private Stream<Sample> all(Kind kind) {
        return samples.stream().filter(s -> s.kind() == kind);
    }

    private Map<String, Object> outcome(Kind kind) {
        var those = all(kind).toList();
        var outcome = new LinkedHashMap<String, Object>();
        outcome.put("requests", those.size());
        outcome.put("failed", faults(those));
        return outcome;
    }

    private static Map<String, Object> faults(List<Sample> samples) {
        var faults = new LinkedHashMap<String, Object>();
        faults.put("total", samples.stream().filter(s -> s.fault() != null && !s.mixed()).count());
        for (var fault : Fault.values()) {
            long count = samples.stream().filter(s -> s.fault() == fault && !s.mixed()).count();
            if (count > 0) {
                faults.put(fault.key(), count);
            }
        }
        return faults;
    }

    /** Of the quick requests, by when they were due. */
    private Map<String, Object> phaseFigures() {
        var byPhase = new LinkedHashMap<String, List<Sample>>();
        phases.values().forEach(phase -> byPhase.put(phase, new ArrayList<>()));
        for (var sample : samples) {
            if (sample.kind() == Kind.GET || sample.kind() == Kind.POST) {
                var before = phases.headMap(sample.due() + 1);
                byPhase.get(before.isEmpty() ? phases.firstEntry().getValue() : before.lastEntry().getValue()).add(sample);
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        byPhase.forEach((phase, those) -> {
            var of = new LinkedHashMap<String, Object>();
            of.put("requests", those.size());
            of.put("failed", faults(those));
            of.putAll(latencies(those.stream().filter(s -> s.fault() == null).mapToDouble(Sample::latency)));
            figures.put(phase, of);
        });
        return figures;
    }

    /** In milliseconds; empty when there is none. */
    private static Map<String, Object> latencies(DoubleStream of) {
        var sorted = of.sorted().toArray();
        var figures = new LinkedHashMap<String, Object>();
        if (sorted.length > 0) {
            figures.put("p50", sorted[sorted.length / 2]);
            figures.put("p95", sorted[sorted.length * 95 / 100]);
            figures.put("p99", sorted[sorted.length * 99 / 100]);
            figures.put("max", sorted[sorted.length - 1]);
        }
        return figures;
    }

    /** How often each version answered, and when it did for the first and the last time: milliseconds since {@code during} began. */
    private Map<String, Object> versions() {
        long began = phases.containsValue("during") ? began("during") : phases.firstKey();
        var byVersion = samples.stream()
                .filter(s -> !s.version().isEmpty() && (s.kind() == Kind.GET || s.kind() == Kind.POST))
                .collect(Collectors.groupingBy(Sample::version, TreeMap::new, Collectors.toList()));
        var figures = new LinkedHashMap<String, Object>();
        byVersion.forEach((version, those) -> {
            var done = those.stream().mapToLong(s -> (s.done() - began) / 1_000_000).summaryStatistics();
            var of = new LinkedHashMap<String, Object>();
            of.put("answers", done.getCount());
            of.put("first", done.getMin());
            of.put("last", done.getMax());
            of.put("seconds", perSecond(those, began));
            figures.put(version, of);
        });
        return figures;
    }

    /** Which failures ended in which second, as {@link #perSecond}. */
    private Map<String, Object> failuresPerSecond() {
        long began = phases.containsValue("during") ? began("during") : phases.firstKey();
        var figures = new TreeMap<String, Object>();
        for (var fault : Fault.values()) {
            var those = samples.stream().filter(s -> s.fault() == fault && !s.mixed()).toList();
            if (!those.isEmpty()) {
                figures.put(fault.key(), perSecond(those, began));
            }
        }
        return figures;
    }

    /** Answers in each second of the load, those before {@code during} under negative numbers. */
    private static Map<Long, Long> perSecond(List<Sample> samples, long began) {
        return samples.stream()
                .collect(Collectors.groupingBy(
                        s -> Math.floorDiv(s.done() - began, 1_000_000_000L), TreeMap::new, Collectors.counting()));
    }
}
