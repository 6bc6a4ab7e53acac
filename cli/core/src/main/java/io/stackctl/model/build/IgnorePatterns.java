package io.stackctl.model.build;

import java.util.ArrayList;
import java.util.List;

/**
 * An ignore file ({@code .dockerignore}): which paths of a context stay out of it. Later lines win,
 * and what matches a folder holds for everything in it (Dockerfile reference, ".dockerignore
 * file").
 */
public final class IgnorePatterns {

    /** Ignores nothing. */
    public static final IgnorePatterns NONE = new IgnorePatterns(List.of());

    private final List<IgnorePattern> patterns;

    private IgnorePatterns(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Reads the text of an ignore file.
     *
     * @throws io.stackctl.failure.InvalidValueException for a line that is no pattern
     */
    public static IgnorePatterns of(String text) {
        List<IgnorePattern> patterns = new ArrayList<>();
        var withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (var line : withoutMark.lines().toList()) {
            // A comment's # stands in the first column: an indented one belongs to a file name.
            if (!line.startsWith("#") && !line.isBlank()) {
                patterns.add(IgnorePattern.of(line.strip()));
            }
        }
        return new IgnorePatterns(patterns);
    }

    /** Takes patterns as they are, also those that begin with {@code #}. */
    public static IgnorePatterns of(List<String> lines) {
        return new IgnorePatterns(
                lines.stream().filter(line -> !line.isBlank()).map(IgnorePattern::of).toList());
    }

    /**
     * Whether a path stays out of the context.
     *
     * @param path relative to the context, with slashes, such as {@code target/classes/Main.class}
     */
    public boolean ignores(String path) {
        var ignored = false;
        for (var pattern : patterns) {
            if (pattern.readmits() == ignored && matchesItOrAFolderAbove(pattern, path)) {
                ignored = !ignored;
            }
        }
        return ignored;
    }

    /**
     * Whether nothing below an ignored folder can come back, so that there is no need to look
     * inside.
     *
     * @param folder an ignored path, relative to the context
     */
    public boolean ignoresAllOf(String folder) {
        return patterns.stream()
                .noneMatch(pattern -> pattern.readmits() && pattern.mayMatchBelow(folder));
    }

    private static boolean matchesItOrAFolderAbove(IgnorePattern pattern, String path) {
        for (var end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            if (pattern.matches(path.substring(0, end))) {
                return true;
            }
        }
        return pattern.matches(path);
    }
}
