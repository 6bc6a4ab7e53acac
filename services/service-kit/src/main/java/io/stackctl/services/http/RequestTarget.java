package io.stackctl.services.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a request asks for (RFC 9112, section 3.2), in origin form.
 *
 * @param path as written, percent-encoded, beginning with a slash
 * @param query with its question mark, or empty
 */
public record RequestTarget(String path, String query) {
    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._~!$&'()*+,;=%-]{1,255})(:[0-9]{0,5})?");

    /**
     * A segment of one or two dots, also where dots or separators are encoded, several times for a
     * server that decodes as often, or as UTF-8 that is longer than it may be, which old decoders
     * take for the same character.
     */
    private static final Pattern HIDDEN_DOTS =
            Pattern.compile(
                    "(?i)SEP(?:\\.|ESC(?:2e|c0ESCae|e0ESC80ESCae)){1,2}(?:SEP|;|ESC3b|$)"
                            .replace("SEP", "(?:[/\\\\]|ESC(?:2f|5c|c0ESCaf|c1ESC9c|e0ESC80ESCaf))")
                            .replace("ESC", "%(?:25)*"));

    /**
     * Parses origin form and absolute form; the authority of the latter has to be the {@code Host}
     * field's.
     */
    static RequestTarget of(String text, String host) throws Refusal {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new Refusal(
                        400, "the request target holds a character that has to be percent-encoded");
            }
        }
        return text.startsWith("/") ? origin(text) : absolute(text, host);
    }

    private static RequestTarget absolute(String text, String host) throws Refusal {
        if (!text.regionMatches(true, 0, "http://", 0, 7)) {
            throw new Refusal(400, "the request target is neither a path nor an http:// address");
        }
        int slash = text.indexOf('/', 7);
        int mark = text.indexOf('?', 7);
        int end = slash >= 0 && (mark < 0 || slash < mark) ? slash : mark;
        var authority = end < 0 ? text.substring(7) : text.substring(7, end);
        if (!withoutDefaultPort(checkedHost(authority)).equals(withoutDefaultPort(host))) {
            throw new Refusal(400, "the request target names another host than the Host field");
        }
        var rest = end < 0 ? "" : text.substring(end);
        return origin(rest.startsWith("/") ? rest : "/" + rest);
    }

    private static RequestTarget origin(String text) throws Refusal {
        int mark = text.indexOf('?');
        var path = normal(mark < 0 ? text : text.substring(0, mark));
        return new RequestTarget(path, mark < 0 ? "" : text.substring(mark));
    }

    /**
     * This target, when its path can be read in one way only; 400 when not. For whoever passes it
     * on to others, before it is decided to whom, and again after a rewrite: a part of a path that
     * was taken away can leave what was not there before.
     */
    public RequestTarget checked() throws Refusal {
        // A rule such as PathPrefix(`/public`) must not let /public/../private through to a server
        // that resolves it.
        if (HIDDEN_DOTS.matcher(path).find()) {
            throw new Refusal(400, "the path holds a dot segment");
        }
        // As a reference of RFC 3986 (section 4.2), what follows is a host.
        if (path.startsWith("//")) {
            throw new Refusal(400, "the path begins with two slashes");
        }
        return this;
    }

    /**
     * Decodes what needs no encoding (RFC 3986, section 6.2.2.2), so that {@code /%61pi} cannot
     * pass by a rule.
     */
    private static String normal(String path) throws Refusal {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int code = c == '%' ? escape(path, i) : -1;
            if (code >= 0
                    && (Character.isLetterOrDigit(code) || "-._~".indexOf(code) >= 0)
                    && code < 0x80) {
                out.append((char) code);
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int escape(String path, int at) throws Refusal {
        int high = at + 2 < path.length() ? Character.digit(path.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(path.charAt(at + 2), 16);
        if (low < 0 || high * 16 + low == 0) {
            throw new Refusal(400, "the path holds a % that encodes nothing");
        }
        return high * 16 + low;
    }

    /**
     * A {@code Host} value in lower case; 400 when it is no host with an optional port (RFC 9110,
     * section 7.2).
     */
    static String checkedHost(String value) throws Refusal {
        var matcher = AUTHORITY.matcher(value);
        if (!matcher.matches()) {
            throw new Refusal(400, "the Host field is not a host name with an optional port");
        }
        var port = matcher.group(2);
        if (port != null && port.length() > 1 && Integer.parseInt(port.substring(1)) > 65535) {
            throw new Refusal(400, "the Host field has a port above 65535");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static String withoutDefaultPort(String host) {
        return host.endsWith(":80") ? host.substring(0, host.length() - 3) : host;
    }

    @Override
    public String toString() {
        return path + query;
    }
}
