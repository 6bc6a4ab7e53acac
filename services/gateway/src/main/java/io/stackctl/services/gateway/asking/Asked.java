package io.stackctl.services.gateway.asking;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is in a question; what cannot be is a 400 that says so. */
final class Asked {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** A service has fewer replicas. */
    private static final int MOST_CONTAINERS = 128;

    /** Who waits longer asks again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private Asked() {}

    /** A whole number; 0 when it is left out. */
    static long number(Request request, String name) {
        var text = request.query(name).orElse("0");
        if (!NUMBER.matcher(text).matches()) {
            throw HttpError.badRequest(name + " is not a whole number");
        }
        return Long.parseLong(text);
    }

    /** A time in milliseconds; none when it is left out. */
    static Duration millis(Request request, String name) {
        long millis = number(request, name);
        if (millis > LONGEST_WAIT.toMillis()) {
            throw HttpError.badRequest(name + " is more than " + LONGEST_WAIT.toMillis() + " ms");
        }
        return Duration.ofMillis(millis);
    }

    /** The whole id of a container. */
    static String container(Request request) {
        return id(request.query("container").orElse(""));
    }

    /** The whole ids of one or more containers, in a comma list. */
    static Set<String> containers(Request request) {
        var ids = new HashSet<String>();
        var list = request.query("containers").orElse("");
        for (var id : list.split(",", MOST_CONTAINERS + 1)) {
            ids.add(id(id));
        }
        if (ids.size() > MOST_CONTAINERS) {
            throw HttpError.badRequest("more than " + MOST_CONTAINERS + " containers");
        }
        return ids;
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw HttpError.badRequest("give the whole id of a container, 64 hexadecimal digits");
        }
        return text;
    }
}
