package io.stackctl.model.build;

import io.stackctl.failure.InvalidValueException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of an ignore file, such as {@code **}{@code /*.log} or {@code !keep.log}.
 *
 * @param text the pattern with its path cleaned and without the exclamation mark
 * @param readmits whether it takes back what an earlier pattern ignored
 * @param regex what it matches: whole paths relative to the context, with slashes
 */
record IgnorePattern(String text, boolean readmits, Pattern regex) {

    /**
     * Reads a line that is neither blank nor a comment.
     *
     * @throws InvalidValueException when it is a lone exclamation mark or its brackets do not close
     */
    static IgnorePattern of(String line) {
        var readmits = line.startsWith("!");
        var path = readmits ? line.substring(1).strip() : line;
        if (path.isEmpty()) {
            throw new InvalidValueException(
                    "'" + line + "' takes nothing back", "write !PATTERN, such as !keep.log");
        }
        var text = clean(path);
        try {
            return new IgnorePattern(
                    text, readmits, Pattern.compile(regexOf(text), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new InvalidValueException(
                    "'" + line + "' is not a pattern", "brackets hold characters, such as [a-z]");
        }
    }

    boolean matches(String path) {
        return regex.matcher(path).matches();
    }

    /**
     * Whether something below a folder may match: its fixed first part lies on that way, or it
     * starts with a wildcard.
     */
    boolean mayMatchBelow(String folder) {
        var wildcard = 0;
        while (wildcard < text.length() && "*?[\\".indexOf(text.charAt(wildcard)) < 0) {
            wildcard++;
        }
        var fixed = text.substring(0, wildcard);
        var inside = folder + "/";
        return fixed.startsWith(inside)
                || (wildcard < text.length() && inside.startsWith(fixed))
                || matches(folder);
    }

    /**
     * Drops {@code .}, empty and {@code ..} parts, as Go's filepath.Clean does, and the leading
     * slash. What leads out of the context stays, and matches nothing.
     */
    private static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty() || parts.peekLast().equals("..")) {
                    if (!path.startsWith("/")) {
                        parts.addLast(part);
                    }
                } else {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? "." : String.join("/", parts);
    }

    private static String regexOf(String glob) {
        if (glob.startsWith("**") && glob.length() > 2 && glob.charAt(2) != '/') {
            var rest = glob.substring(2);
            // Docker takes two stars before a plain rest for "ends with", in any folder.
            if (rest.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0)) {
                return ".*" + Pattern.quote(rest);
            }
        }
        var regex = new StringBuilder();
        var at = 0;
        while (at < glob.length()) {
            var c = glob.charAt(at++);
            switch (c) {
                case '*' -> {
                    if (!glob.startsWith("*", at)) {
                        regex.append("[^/]*");
                        continue;
                    }
                    at += glob.startsWith("*/", at) ? 2 : 1;
                    // Two stars stand for any number of folders, none included.
                    regex.append(at == glob.length() ? ".*" : "(.*/)?");
                }
                case '?' -> regex.append("[^/]");
                case '[' -> {
                    var end = glob.indexOf(']', at + 1);
                    if (end < 0) {
                        throw new InvalidValueException(
                                "'" + glob + "' opens a [ that nothing closes",
                                "close it with a ]");
                    }
                    regex.append('[')
                            .append(glob.substring(at, end).replaceAll("[\\[&]", "\\\\$0"))
                            .append(']');
                    at = end + 1;
                }
                case '\\' -> {
                    regex.append(
                            Pattern.quote(at < glob.length() ? glob.substring(at, at + 1) : "\\"));
                    at++;
                }
                default ->
                        regex.append(Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
            }
        }
        return regex.toString();
    }
}
