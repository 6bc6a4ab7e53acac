package io.stackctl.docker.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a registry wants to be told who asks (RFC 9110, {@code WWW-Authenticate}): {@code Bearer
 * realm="https://…",service="…",scope="…"} or {@code Basic realm="…"}.
 *
 * @param scheme in lower case
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SCHEME = Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(.*))?");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]+))");

    /** The one that can be met: tokens rather than passwords. */
    static Optional<Challenge> of(List<String> headers) {
        Optional<Challenge> basic = Optional.empty();
        for (var header : headers) {
            var challenge = of(header);
            if (challenge.scheme().equals("bearer")) {
                return Optional.of(challenge);
            }
            if (challenge.scheme().equals("basic")) {
                basic = Optional.of(challenge);
            }
        }
        return basic;
    }

    private static Challenge of(String header) {
        var start = SCHEME.matcher(header);
        if (!start.matches()) {
            return new Challenge("", Map.of());
        }
        Map<String, String> parameters = new HashMap<>();
        var pair = PARAMETER.matcher(start.group(2) == null ? "" : start.group(2));
        while (pair.find()) {
            var quoted = pair.group(2);
            parameters.put(
                    pair.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return new Challenge(start.group(1).toLowerCase(Locale.ROOT), parameters);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
