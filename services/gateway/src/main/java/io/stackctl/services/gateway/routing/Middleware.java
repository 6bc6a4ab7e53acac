package io.stackctl.services.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a route changes about a request before it is sent on. */
public sealed interface Middleware {
    /**
     * Removes the first of these whose segments the path begins with; the service learns it as
     * {@code X-Forwarded-Prefix}.
     */
    record StripPrefix(List<String> prefixes) implements Middleware {}

    /** Puts a path in front. */
    record AddPrefix(String prefix) implements Middleware {}

    /** Turns away every client that is not at one of these addresses. */
    record AllowFrom(AddressRanges clients) implements Middleware {}

    /**
     * Sets fields of the response.
     *
     * @param fields values by name in lower case; an empty value removes the field
     */
    record ResponseFields(Map<String, String> fields) implements Middleware {}

    /**
     * Sends the client elsewhere when its whole address matches, such as {@code ^(.*)/netdata$} to
     * {@code ${1}/netdata/}.
     *
     * @param replacement with {@code $1} or <code>${1}</code> for groups
     */
    record RedirectRegex(Pattern regex, String replacement, boolean permanent)
            implements Middleware {}
}
