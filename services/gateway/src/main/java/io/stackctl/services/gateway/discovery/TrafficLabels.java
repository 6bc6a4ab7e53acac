package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of a volume that stands for an order: {@code io.stackctl.traffic.stack}, {@code
 * .service} and {@code .generation}, which its name has to repeat, and what the README says beside
 * them. Anything that is not exactly so is refused as a whole: half an order is none.
 */
final class TrafficLabels {
    /** Stands in the name of every such volume, between its stack and its service. */
    static final String MARK = "_stackctl-traffic-";

    private static final String PREFIX = "io.stackctl.traffic.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern SHARE = Pattern.compile("([^=,]{1,64})=([0-9]{1,4})");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

    /** The heap is small, and a service has fewer replicas. */
    private static final int MOST_CONTAINERS = 128;

    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    /** Of a value that is told of. */
    private static final int SHOWN = 60;

    private final Answer labels;

    private TrafficLabels(Answer labels) {
        this.labels = labels;
    }

    /** Throws IllegalArgumentException saying what of it cannot be. */
    static Traffic read(Answer volume) {
        return new TrafficLabels(volume.get("Labels")).read(volume.get("Name").text());
    }

    private Traffic read(String volume) {
        var stack = matching("stack", NAME);
        var service = matching("service", NAME);
        var generation = matching("generation", GENERATION);
        if (!volume.equals(stack + MARK + service + "-" + generation)) {
            throw new IllegalArgumentException("its name says something else than its labels");
        }
        return new Traffic(
                service + "@" + stack,
                Long.parseLong(generation),
                shares(text("shares")),
                ids("drained"),
                ids("ready"),
                hold(),
                maintenance());
    }

    private @Nullable Shares shares(String list) {
        if (list.isEmpty()) {
            return null;
        }
        var permille = new TreeMap<String, Integer>();
        for (var item : list.split(",", Shares.MAX_REVISIONS + 1)) {
            var share = SHARE.matcher(item);
            if (!share.matches()) {
                throw wrong("shares", item);
            }
            if (permille.put(share.group(1), Integer.valueOf(share.group(2))) != null) {
                throw new IllegalArgumentException(
                        "label '" + PREFIX + "shares' names " + share.group(1) + " twice");
            }
        }
        var sticky = text("sticky");
        return new Shares(permille, sticky.isEmpty() ? Sticky.NONE : Sticky.of(shown(sticky)));
    }

    private Set<String> ids(String label) {
        var list = text(label);
        var ids = new HashSet<String>();
        if (!list.isEmpty()) {
            for (var id : list.split(",", MOST_CONTAINERS + 1)) {
                if (!ID.matcher(id).matches()) {
                    throw wrong(label, id);
                }
                ids.add(id);
            }
        }
        if (ids.size() > MOST_CONTAINERS) {
            throw new IllegalArgumentException(
                    "label '" + PREFIX + label + "' names more than " + MOST_CONTAINERS);
        }
        return ids;
    }

    private Duration hold() {
        var text = text("hold");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        var hold = Duration.ofMillis(Long.parseLong(matching("hold", MILLISECONDS)));
        if (hold.compareTo(LONGEST_HOLD) > 0) {
            throw wrong("hold", text);
        }
        return hold;
    }

    private boolean maintenance() {
        var text = text("maintenance");
        if (!text.isEmpty() && !text.equals("on") && !text.equals("off")) {
            throw wrong("maintenance", text);
        }
        return text.equals("on");
    }

    private String matching(String label, Pattern pattern) {
        var text = text(label);
        if (!pattern.matcher(text).matches()) {
            throw wrong(label, text);
        }
        return text;
    }

    private String text(String label) {
        return labels.get(PREFIX + label).text();
    }

    private static IllegalArgumentException wrong(String label, String value) {
        return new IllegalArgumentException(
                "label '" + PREFIX + label + "' cannot hold '" + shown(value) + "'");
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
