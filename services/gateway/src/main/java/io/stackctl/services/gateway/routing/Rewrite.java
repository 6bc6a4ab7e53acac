package io.stackctl.services.gateway.routing;

import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.RequestTarget;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the middlewares of a route made of a request. */
public sealed interface Rewrite {
    /** {@code prefix} is what was stripped, or empty. */
    record Forward(RequestTarget target, String prefix) implements Rewrite {}

    record Redirect(int status, String location) implements Rewrite {}

    Pattern GROUP = Pattern.compile("\\$(?:\\{(\\d)}|(\\d))");

    /**
     * Applies middlewares in order; {@code proto} is {@code http} or {@code https}, as the client
     * came. Refuses a client that is not to come here, and a path that the rewriting has made
     * ambiguous.
     */
    static Rewrite of(
            RequestHead head, InetAddress client, String proto, List<Middleware> middlewares)
            throws Refusal {
        var forward = new Forward(head.target(), "");
        for (var middleware : middlewares) {
            switch (middleware) {
                case Middleware.StripPrefix(var prefixes) -> forward = strip(forward, prefixes);
                case Middleware.AddPrefix(var prefix) ->
                        forward =
                                new Forward(
                                        new RequestTarget(
                                                prefix + forward.target().path(),
                                                forward.target().query()),
                                        forward.prefix());
                case Middleware.AllowFrom(var clients) -> {
                    if (!clients.contains(client)) {
                        throw new Refusal(403, "this is not for " + client.getHostAddress());
                    }
                }
                case Middleware.ResponseFields ignored -> {
                    // of no concern to the request
                }
                case Middleware.RedirectRegex redirect -> {
                    var address = proto + "://" + head.host() + forward.target();
                    var match = redirect.regex().matcher(address);
                    if (match.find()) {
                        var rest =
                                address.substring(0, match.start())
                                        + expand(redirect.replacement(), match)
                                        + address.substring(match.end());
                        return new Redirect(status(head, redirect.permanent()), rest);
                    }
                }
            }
        }
        return new Forward(forward.target().checked(), forward.prefix());
    }

    private static Forward strip(Forward request, List<String> prefixes) {
        var path = request.target().path();
        for (var prefix : prefixes) {
            var rest = path.startsWith(prefix) ? path.substring(prefix.length()) : null;
            if (rest != null && endsASegment(prefix, rest)) {
                var kept = rest.startsWith("/") ? rest : "/" + rest;
                return new Forward(
                        new RequestTarget(kept, request.target().query()),
                        request.prefix() + prefix);
            }
        }
        return request;
    }

    // Of /api/a../x, /api/a is no part: what is left would climb out of where it was put.
    private static boolean endsASegment(String prefix, String rest) {
        return prefix.endsWith("/") || rest.isEmpty() || rest.startsWith("/");
    }

    private static String expand(String replacement, MatchResult match) {
        return GROUP.matcher(replacement)
                .replaceAll(reference -> {
                    var digit =
                            reference.group(1) == null ? reference.group(2) : reference.group(1);
                    int group = Integer.parseInt(digit);
                    var value = group <= match.groupCount() ? match.group(group) : null;
                    return value == null ? "" : java.util.regex.Matcher.quoteReplacement(value);
                });
    }

    // A method other than GET has to be repeated as it was, which 301 and 302 do not promise.
    private static int status(RequestHead head, boolean permanent) {
        boolean get = head.method().equals("GET") || head.method().equals("HEAD");
        return permanent ? (get ? 301 : 308) : (get ? 302 : 307);
    }
}
