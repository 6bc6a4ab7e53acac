package io.stackctl.definition.shape;

import java.util.ArrayList;

/**
 * Makes relative paths absolute.
 *
 * @param base absolute directory
 * @param home what {@code ~} stands for
 */
public record Paths(String base, String home) {

    /** An absolute, cleaned path; the empty path stays empty. */
    public String absolute(String path) {
        var expanded = expandHome(path);
        if (expanded.isEmpty() || expanded.startsWith("/")) {
            return expanded;
        }
        return clean(base + "/" + expanded);
    }

    /** Like {@link #absolute}, but leaves Windows paths alone, and the empty path is the base. */
    public String absoluteUnlessWindows(String path) {
        var expanded = expandHome(path);
        if (expanded.isEmpty()) {
            return clean(base);
        }
        return isWindowsAbsolute(expanded) ? expanded : absolute(expanded);
    }

    /** {@code ~} at the start is the home directory, if that is known. */
    public String expandHome(String path) {
        if (!path.startsWith("~") || home.isEmpty()) {
            return path;
        }
        return clean(home + "/" + path.substring(1));
    }

    private static boolean isWindowsAbsolute(String path) {
        return path.startsWith("\\\\")
                || (path.length() > 2
                        && Character.isLetter(path.charAt(0))
                        && path.charAt(1) == ':'
                        && (path.charAt(2) == '\\' || path.charAt(2) == '/'));
    }

    /**
     * The shortest path that means the same: no {@code .}, no {@code //}, no {@code ..} that can be
     * resolved; {@code .} for an empty one.
     */
    public static String clean(String path) {
        var rooted = path.startsWith("/");
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..")) {
                parts.add(part);
            } else if (!parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!rooted) {
                parts.add(part);
            }
        }
        var joined = String.join("/", parts);
        if (rooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }
}
