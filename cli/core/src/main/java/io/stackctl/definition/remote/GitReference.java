package io.stackctl.definition.remote;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A definition in a Git repository, as BuildKit's clients write it: {@code
 * https://HOST/NAME.git#REF:FOLDER}, {@code git@HOST:NAME.git}, {@code ssh://…}, {@code git://…},
 * {@code github.com/OWNER/NAME}; also with {@code ?branch=}, {@code ?tag=}, {@code ?ref=}, {@code
 * ?subdir=} and {@code ?commit=}.
 *
 * @param repository what {@code git} is told
 * @param ref a branch, a tag, a commit or a full name such as {@code refs/heads/main}; {@code HEAD}
 *     where none is named
 * @param folder within the repository, or a file; empty for its top
 * @param commit how the commit's id begins that the ref has to mean; empty for any
 */
public record GitReference(String repository, String ref, String folder, String commit) {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z0-9]+)://.*", Pattern.DOTALL);
    private static final Pattern SHORT_SSH =
            Pattern.compile("[a-zA-Z0-9._-]+@[a-zA-Z0-9.-]+:[^#]*(#.*)?", Pattern.DOTALL);

    /** In front of names that mean GitHub without saying how to get there. */
    static final String GITHUB = "github.com/";

    /** Whether a text means a Git repository rather than a path. */
    static boolean isOne(String text) {
        var scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return text.startsWith(GITHUB)
                    || (!text.startsWith("/") && SHORT_SSH.matcher(text).matches());
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "ssh", "git" -> true;
            // Any other address of the web is no repository.
            case "http", "https" -> address(text).endsWith(".git");
            default -> false;
        };
    }

    /** Without what stands behind {@code #} and {@code ?}. */
    private static String address(String text) {
        return before('?', before('#', text));
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String behind(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + 1);
    }

    /**
     * Takes it apart.
     *
     * @param text one that {@link #isOne} accepts
     * @throws StackException when it says things that exclude each other, or would be taken for
     *     something else by {@code git} or {@code ssh}
     */
    public static GitReference of(String text) {
        var fragment = behind('#', text);
        var parts = new Parts(text);
        parts.set("ref", before(':', fragment));
        parts.set("subdir", behind(':', fragment));
        // A short address of ssh has no query.
        var plain = before('#', text);
        var query = SCHEME.matcher(plain).matches() || plain.startsWith(GITHUB);
        if (query) {
            parts.read(behind('?', plain));
        }
        var address = query ? address(text) : plain;
        return new GitReference(
                checked(address.startsWith(GITHUB) ? "https://" + address : address, text),
                parts.ref(),
                parts.value("subdir"),
                parts.value("commit"));
    }

    private static String checked(String address, String text) {
        var host = address.substring(address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3);
        var named = host.substring(host.lastIndexOf('@', end(host)) + 1);
        // Both begin options of programs that git runs.
        if (address.startsWith("-") || host.startsWith("-") || named.startsWith("-")) {
            throw wrong(text, "a host or user must not begin with '-'");
        }
        if (address.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw wrong(text, "there are control characters in it");
        }
        return address;
    }

    private static int end(String host) {
        int slash = host.indexOf('/');
        return slash < 0 ? host.length() : slash;
    }

    private static StackException wrong(String text, String why) {
        return new StackException(
                new InvalidRequest(
                        "'" + text + "' names no Git repository: " + why,
                        "write https://HOST/NAME.git#REF:FOLDER"));
    }

    /** What is said about the ref, in several ways. */
    private static final class Parts {

        private static final List<String> KEYS =
                List.of("ref", "branch", "tag", "subdir", "commit", "checksum");

        private final Map<String, String> values = new HashMap<>();
        private final String text;

        Parts(String text) {
            this.text = text;
        }

        String value(String key) {
            return values.getOrDefault(key, "");
        }

        void read(String query) {
            for (var pair : query.split("&", -1)) {
                if (!pair.isEmpty()) {
                    read(decoded(before('=', pair)), decoded(behind('=', pair)));
                }
            }
        }

        private void read(String key, String value) {
            if (!KEYS.contains(key)) {
                throw wrong(text, "unexpected query \"" + key + "\"");
            }
            if (value.isEmpty()) {
                throw wrong(text, "query \"" + key + "\" has no value");
            }
            switch (key) {
                case "branch" -> set("ref", within("refs/heads/", value));
                case "tag" -> set("ref", within("refs/tags/", value));
                case "checksum" -> set("commit", value);
                default -> set(key, value);
            }
        }

        private static String within(String space, String name) {
            return name.startsWith(space) ? name : space + name;
        }

        private String decoded(String part) {
            try {
                return URLDecoder.decode(part, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw wrong(text, String.valueOf(malformed.getMessage()));
            }
        }

        void set(String key, String value) {
            var before = value.isEmpty() ? null : values.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw wrong(text, key + " conflicts: \"" + before + "\" vs \"" + value + "\"");
            }
        }

        String ref() {
            var ref = value("ref").isEmpty() ? value("commit") : value("ref");
            if (ref.startsWith("-") || ref.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
                throw wrong(text, "there is no such ref");
            }
            return ref.isEmpty() ? "HEAD" : ref;
        }
    }
}
