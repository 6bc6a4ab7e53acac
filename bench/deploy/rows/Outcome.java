package rows;

import module java.base;

import load.Report;

/**
 * What was measured in one row.
 *
 * @param figures of the load, as {@link Report#figures} has them
 * @param wall seconds until the tool returned
 * @param peak the most containers of the application that ran at a time
 * @param fewestReady the fewest that were healthy and not told to stop
 * @param killed how many had to be ended by force
 * @param untouched whether nothing has happened to those that served before
 * @param byName what a client within the network saw, as JSON; empty when there was none
 */
record Outcome(
        Report load,
        Map<String, Object> figures,
        Journals journals,
        double wall,
        int exit,
        int peak,
        int fewestReady,
        long killed,
        boolean untouched,
        String byName) {

    /** A figure by its path; 0 where there is none. */
    double number(String... path) {
        Object at = figures;
        for (var name : path) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return switch (at) {
            case Number number -> number.doubleValue();
            case null, default -> 0;
        };
    }

    double latency(String phase, String of) {
        return number("phases", phase, of);
    }

    long fault(String key) {
        return (long) number("failed", key);
    }

    long post(String key) {
        return (long) number("posts", key);
    }

    double requestsDuring() {
        return number("phases", "during", "requests");
    }

    /** How many WebSockets ended so. */
    long ended(String code) {
        return figures.get("sockets") instanceof Map<?, ?> sockets
                        && sockets.get("ended") instanceof Map<?, ?> endings
                        && endings.get(code) instanceof Number count
                ? count.longValue()
                : 0;
    }

    long lostEvents() {
        return (long) number("streams", "lost");
    }

    /** Whether all that failed of those who ask by name failed so; their report is text by now. */
    boolean failedByName(String... ways) {
        var failed = Pattern.compile("\"failed\":\\{([^}]*)}").matcher(byName);
        if (!failed.find()) {
            return false;
        }
        var fine = new HashSet<>(List.of(ways));
        fine.add("total");
        return Pattern.compile("\"([^\"]+)\":").matcher(failed.group(1)).results().allMatch(way -> fine.contains(way.group(1)));
    }

    boolean serves(String version) {
        return load.endsWith(version);
    }

    /** One object, on one line; {@code broken} are the promises that do not hold. */
    Map<String, Object> json(String tool, String scenario, int round, List<String> broken) {
        var json = new LinkedHashMap<String, Object>();
        json.put("tool", tool);
        json.put("scenario", scenario);
        json.put("round", round);
        json.put("exit", exit);
        json.put("wall", wall);
        json.put("peak", peak);
        json.put("fewest-ready", fewestReady);
        json.put("killed", killed);
        json.put("untouched", untouched);
        json.put("in-flight-at-term", journals.cut());
        json.put("streams-at-term", journals.cutStreams());
        json.put("begun-after-term", journals.late());
        json.put("second-writers", journals.refused());
        json.put("ends-with", serves("2") ? "2" : serves("1") ? "1" : "neither");
        json.put("broken", broken);
        json.put("load", figures);
        json.put("by-name", byName);
        return json;
    }
}
