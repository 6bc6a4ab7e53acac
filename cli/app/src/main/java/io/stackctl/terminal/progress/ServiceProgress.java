package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Event.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What is known of the services of a deployment while it goes on. */
final class ServiceProgress {

    private static final String IN_FLIGHT = "in-flight";

    /** One service's. */
    private static final class Known {
        private String phase = "";
        private Map<String, Integer> shares = Map.of();
        private final Map<String, Long> counted = new TreeMap<>();
        private int ready;
    }

    private final Map<String, Known> services = new HashMap<>();

    /** Takes what is told of one. */
    void accept(Event.Deploying event) {
        switch (event) {
            case Event.ActionChanged changed -> change(changed);
            case Event.Shares shares -> of(shares.service()).shares = shares.shares();
            case Event.Counted counted -> of(counted.service()).counted.putAll(counted.values());
            case Event.DeploymentBegun _ -> services.clear();
            case Event.DeploymentEnded _, Event.HookLine _ -> {}
        }
    }

    private void change(Event.ActionChanged changed) {
        var known = of(changed.service());
        if (changed.stage() == Stage.BEGUN) {
            known.phase = changed.verb();
            known.counted.clear();
        } else if (changed.stage() == Stage.DONE && changed.verb().equals("await")) {
            known.ready++;
        }
    }

    private Known of(String service) {
        return services.computeIfAbsent(service, _ -> new Known());
    }

    /** What is done at the moment, in one word; empty before anything is. */
    String phase(String service) {
        return of(service).phase;
    }

    /** How many new containers have got ready so far. */
    int ready(String service) {
        return of(service).ready;
    }

    /** Whether requests are in flight where they have to end. */
    boolean isInFlight(String service) {
        return of(service).counted.getOrDefault(IN_FLIGHT, 0L) > 0;
    }

    /** For people, such as {@code drain, r3 75%, r4 25%, 3 in flight}. */
    String text(String service) {
        var known = of(service);
        var text = new StringJoiner(", ");
        text.add(known.phase);
        known.shares.forEach((revision, share) -> text.add(revision + " " + percent(share)));
        known.counted.forEach((what, count) -> {
            if (count > 0) {
                text.add(count + " " + what.replace('-', ' '));
            }
        });
        return text.toString();
    }

    private static String percent(int permille) {
        return permille % 10 == 0 ? permille / 10 + "%" : permille / 10 + "." + permille % 10 + "%";
    }
}
