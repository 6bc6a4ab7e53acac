package rows;

import module java.base;

/**
 * A release, and what becomes of those who are served meanwhile.
 *
 * @param always what both versions are told to be
 * @param release what the second one is told beyond
 * @param files of {@code bench/deploy/stack}, beyond the tool's own
 * @param fresh share of requests with a connection of their own
 * @param byName whether a client within the network asks the application by its name
 * @param slow seconds that the slow requests take which are on their way when the tool begins
 * @param strategies the tools that it is about; all when empty
 * @param promises what must hold where stackctl deploys
 */
record Scenario(
        String name,
        Map<String, String> always,
        Map<String, String> release,
        List<String> files,
        int replicas,
        double fresh,
        boolean byName,
        int slow,
        List<String> strategies,
        List<Promise> promises) {

    static Scenario named(String name, Promise... promises) {
        return new Scenario(name, Map.of(), Map.of(), List.of(), 1, 0.5, false, 8, List.of(), List.of(promises));
    }

    Scenario always(String knob, String value) {
        var more = new TreeMap<>(always);
        more.put(knob, value);
        return new Scenario(name, more, release, files, replicas, fresh, byName, slow, strategies, promises);
    }

    Scenario release(String knob, String value) {
        var more = new TreeMap<>(release);
        more.put(knob, value);
        return new Scenario(name, always, more, files, replicas, fresh, byName, slow, strategies, promises);
    }

    Scenario with(String file) {
        return new Scenario(name, always, release, List.of(file), replicas, fresh, byName, slow, strategies, promises);
    }

    Scenario replicas(int count) {
        return new Scenario(name, always, release, files, count, fresh, byName, slow, strategies, promises);
    }

    Scenario fresh(double share) {
        return new Scenario(name, always, release, files, replicas, share, byName, slow, strategies, promises);
    }

    Scenario askedByName() {
        return new Scenario(name, always, release, files, replicas, fresh, true, slow, strategies, promises);
    }

    Scenario slow(int seconds) {
        return new Scenario(name, always, release, files, replicas, fresh, byName, seconds, strategies, promises);
    }

    Scenario only(String... tools) {
        return new Scenario(name, always, release, files, replicas, fresh, byName, slow, List.of(tools), promises);
    }

    /**
     * What must hold.
     *
     * @param text in the words of who relies on it
     */
    record Promise(String text, Predicate<Outcome> holds) {}
}
