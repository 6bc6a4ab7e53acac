package io.stackctl.services.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the options of one middleware. Nothing is left out here: a route that lacks a part of what
 * it was given could be open where it should not be.
 */
final class MiddlewareLabels {
    /** What may stand in a request line; a space or a line's end would begin another part of it. */
    private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]*");

    private static final Pattern FIELD_NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern FIELD_VALUE = Pattern.compile("[ -~]*");
    private static final String RESPONSE_FIELD = "headers.customresponseheaders.";

    /** What says where a response ends. */
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade");

    /** Stands for the machine that the gateway runs on. */
    private static final String HOST = "host";

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

    private final String name;
    private final Map<String, String> options;
    private final Set<String> host;

    /** {@code host} is how the machine's own requests look from inside: addresses. */
    MiddlewareLabels(String name, Map<String, String> options, Set<String> host) {
        this.name = name;
        this.options = options;
        this.host = host;
    }

    Middleware read() {
        if (options.containsKey("stripprefix.prefixes")) {
            refuseOthers("stripprefix.prefixes");
            return new Middleware.StripPrefix(paths("stripprefix.prefixes"));
        }
        if (options.containsKey("addprefix.prefix")) {
            refuseOthers("addprefix.prefix");
            return new Middleware.AddPrefix(paths("addprefix.prefix").getFirst());
        }
        if (options.containsKey("redirectregex.regex")) {
            refuseOthers(
                    "redirectregex.regex", "redirectregex.replacement", "redirectregex.permanent");
            return redirect();
        }
        for (var allow : List.of("ipallowlist.sourcerange", "ipwhitelist.sourcerange")) {
            if (options.containsKey(allow)) {
                refuseOthers(allow);
                return new Middleware.AllowFrom(clients(option(allow)));
            }
        }
        if (options.keySet().stream().anyMatch(option -> option.startsWith(RESPONSE_FIELD))) {
            return responseFields();
        }
        throw invalid(
                "is none of stripprefix, addprefix, redirectregex, ipallowlist,"
                        + " headers.customresponseheaders");
    }

    private AddressRanges clients(String text) {
        var ranges = new ArrayList<String>();
        for (var range : TraefikLabels.names(text)) {
            if (range.equals(HOST)) {
                ranges.add("127.0.0.0/8");
                ranges.addAll(host);
            } else {
                ranges.add(range);
            }
        }
        if (ranges.isEmpty()) {
            throw invalid("allows nobody: give ranges such as 10.0.0.0/8, or " + HOST);
        }
        try {
            return AddressRanges.of(String.join(",", ranges));
        } catch (IllegalArgumentException e) {
            throw invalid("has '" + text + "', which " + e.getMessage() + ", or " + HOST);
        }
    }

    private Middleware responseFields() {
        var fields = new TreeMap<String, String>();
        options.forEach((option, value) -> {
            if (!option.startsWith(RESPONSE_FIELD)) {
                throw invalid("has '" + option + "', which is not understood");
            }
            var name = option.substring(RESPONSE_FIELD.length());
            if (!FIELD_NAME.matcher(name).matches() || !FIELD_VALUE.matcher(value).matches()) {
                throw invalid(
                        "has '" + name + "', which is no field, or with a value that is none");
            }
            if (FRAMING.contains(name)) {
                throw invalid("has '" + name + "', which is for the gateway to decide");
            }
            fields.put(name, value);
        });
        return new Middleware.ResponseFields(fields);
    }

    private Middleware redirect() {
        if (!PRINTABLE.matcher(option("redirectregex.replacement")).matches()) {
            throw invalid("has a replacement with a character that addresses may not have");
        }
        try {
            return new Middleware.RedirectRegex(
                    Pattern.compile(option("redirectregex.regex")),
                    option("redirectregex.replacement"),
                    option("redirectregex.permanent").equalsIgnoreCase("true"));
        } catch (PatternSyntaxException e) {
            throw invalid("has a regular expression that is none: " + e.getDescription());
        }
    }

    private List<String> paths(String option) {
        var paths = TraefikLabels.names(option(option));
        if (paths.isEmpty() || !paths.stream().allMatch(PATH.asMatchPredicate())) {
            throw invalid(
                    "has '" + option(option) + "', which is not a list of paths that begin with /");
        }
        return paths;
    }

    private void refuseOthers(String... known) {
        for (var option : options.keySet()) {
            if (!List.of(known).contains(option)) {
                throw invalid("has '" + option + "', which is not understood");
            }
        }
    }

    private String option(String option) {
        return options.getOrDefault(option, "");
    }

    private InvalidDeclarationException invalid(String what) {
        return new InvalidDeclarationException("middleware '" + name + "' " + what);
    }
}
