package io.stackctl.services.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the options of one middleware. Nothing is left out here: a route that lacks a part of what
 * it was given could be open where it should not be.
 */
final class MiddlewareLabels {
    /** What may stand in a request line; a space or a line's end would begin another part of it. */
    private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]*");

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

    private final String name;
    private final Map<String, String> options;

    MiddlewareLabels(String name, Map<String, String> options) {
        this.name = name;
        this.options = options;
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
        throw invalid("is none of stripprefix, addprefix, redirectregex");
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
