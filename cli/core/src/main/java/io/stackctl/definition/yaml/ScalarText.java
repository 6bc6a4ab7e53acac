package io.stackctl.definition.yaml;

import java.util.Set;

/** Chooses how a text is written in YAML: plain, quoted, or as a block of lines. */
final class ScalarText {

    /**
     * What YAML 1.1 reads as a flag, or as a key that merges; quoted so that older readers see
     * text.
     */
    private static final Set<String> OLD_WORDS =
            Set.of(
                    "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO",
                    "off", "Off", "OFF", "<<");

    private final String text;
    private boolean indicators;
    private boolean edges;
    private boolean breakBeforeSpace;
    private boolean spaceBeforeBreak;
    private boolean tabs;
    private boolean special;
    private boolean trailingSpace;

    private ScalarText(String text) {
        this.text = text;
        analyse();
    }

    /** A key: never on several lines. */
    static String key(String text) {
        return new ScalarText(text).onLine(FoldedLine.endless());
    }

    /**
     * A value.
     *
     * @param column how many characters stand in front of it
     * @param indent where the lines of a block, and further lines, start
     */
    static String value(String text, int column, int indent) {
        var scalar = new ScalarText(text);
        var line = new FoldedLine(column, indent);
        if (text.indexOf('\n') < 0) {
            return scalar.onLine(line);
        }
        return text.isBlank() || scalar.trailingSpace || scalar.spaceBeforeBreak || scalar.special
                ? scalar.doubleQuoted(line)
                : scalar.literal(indent);
    }

    private String onLine(FoldedLine line) {
        if (text.isEmpty() || ScalarRules.needsQuotes(text)) {
            return doubleQuoted(line);
        }
        if (breakBeforeSpace || spaceBeforeBreak || tabs || special) {
            return doubleQuoted(line);
        }
        return indicators || edges || OLD_WORDS.contains(text) || isBase60(text)
                ? singleQuoted(line)
                : plain(line);
    }

    /** {@code 12:30:45}: a number of YAML 1.1. */
    private static boolean isBase60(String text) {
        var at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        if (text.indexOf(':') < 0 || at == text.length() || !isDigit(text.charAt(at))) {
            return false;
        }
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        var groups = 0;
        while (at < text.length() && text.charAt(at) == ':') {
            var end = at + 1;
            while (end < text.length() && end < at + 3 && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == at + 1 || (end == at + 3 && text.charAt(at + 1) > '5')) {
                return false;
            }
            groups++;
            at = end;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
        }
        return groups > 0 && at == text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void analyse() {
        indicators = text.startsWith("---") || text.startsWith("...");
        var afterSpace = false;
        var afterBreak = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var beforeBlank = i + 1 == text.length() || isBlank(text.charAt(i + 1));
            indicators |= i == 0 ? startsSomething(c, beforeBlank) : meansSomething(i, beforeBlank);
            var last = i + 1 == text.length();
            if (c == ' ') {
                edges |= i == 0 || last;
                trailingSpace |= last;
                breakBeforeSpace |= afterBreak;
            } else if (isBreak(c)) {
                edges |= i == 0 || last;
                spaceBeforeBreak |= afterSpace;
            } else if (c == '\t') {
                tabs = true;
            }
            special |= c != '\t' && !isPrintable(c);
            afterSpace = c == ' ';
            afterBreak = isBreak(c);
        }
    }

    private static boolean startsSomething(char c, boolean beforeBlank) {
        return "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0
                || ((c == '?' || c == ':' || c == '-') && beforeBlank);
    }

    private boolean meansSomething(int at, boolean beforeBlank) {
        var c = text.charAt(at);
        var before = text.charAt(at - 1);
        return (c == ':' && beforeBlank) || (c == '#' && (isBlank(before) || isBreak(before)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isPrintable(char c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c < 0xD800)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    private String plain(FoldedLine line) {
        for (var i = 0; i < text.length(); i++) {
            character(i, line);
        }
        return line.toString();
    }

    private String singleQuoted(FoldedLine line) {
        line.put("'");
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                line.put("''");
            } else {
                character(i, line);
            }
        }
        line.put("'");
        return line.toString();
    }

    private void character(int at, FoldedLine line) {
        if (text.charAt(at) == ' ') {
            line.space(isWithin(at) && text.charAt(at + 1) != ' ');
        } else {
            line.put(text.substring(at, at + 1));
        }
    }

    private boolean isWithin(int at) {
        return at > 0 && at < text.length() - 1;
    }

    private String literal(int indent) {
        var out = new StringBuilder("|");
        if (text.charAt(0) == ' ' || isBreak(text.charAt(0))) {
            out.append('2');
        }
        var length = text.length();
        if (!isBreak(text.charAt(length - 1))) {
            out.append('-');
        } else if (length == 1 || isBreak(text.charAt(length - 2))) {
            out.append('+');
        }
        out.append('\n');
        var start = 0;
        while (start < length) {
            var end = text.indexOf('\n', start);
            var line = text.substring(start, end < 0 ? length : end);
            if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
            }
            if (end < 0) {
                break;
            }
            out.append('\n');
            start = end + 1;
        }
        return out.toString();
    }

    private String doubleQuoted(FoldedLine line) {
        line.put("\"");
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) != ' ') {
                line.put(escaped(text.codePointAt(i)));
                continue;
            }
            var ends = isWithin(i) && line.isLong();
            line.space(isWithin(i));
            if (ends && text.charAt(i + 1) == ' ') {
                // A blank at the start of a line would be lost.
                line.escapeSpace();
            }
        }
        line.put("\"");
        return line.toString();
    }

    private static String escaped(int c) {
        var supplementary = c > 0xFFFF;
        if (!supplementary
                && isPrintable((char) c)
                && !isBreak((char) c)
                && c != '"'
                && c != '\\') {
            return Character.toString(c);
        }
        var name =
                switch (c) {
                    case 0 -> "0";
                    case 7 -> "a";
                    case 8 -> "b";
                    case 9 -> "t";
                    case 10 -> "n";
                    case 11 -> "v";
                    case 12 -> "f";
                    case 13 -> "r";
                    case 27 -> "e";
                    case '"' -> "\"";
                    case '\\' -> "\\";
                    case 0x85 -> "N";
                    case 0xA0 -> "_";
                    case 0x2028 -> "L";
                    case 0x2029 -> "P";
                    default -> "";
                };
        if (!name.isEmpty()) {
            return "\\" + name;
        }
        return c <= 0xFF
                ? String.format("\\x%02X", c)
                : String.format(supplementary ? "\\U%08X" : "\\u%04X", c);
    }
}
