package io.stackctl.terminal.text;

/** Texts in double quotes, in the spelling of Go's {@code %q} ({@code strconv.Quote}). */
public final class GoQuote {

    private static final int LAST_OF_BYTE = 0x7f;

    private GoQuote() {}

    public static String of(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> append(letter, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int letter, StringBuilder quoted) {
        switch (letter) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(letter);
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (isPrintable(letter)) {
                    quoted.appendCodePoint(letter);
                } else {
                    escape(letter, quoted);
                }
            }
        }
    }

    private static void escape(int letter, StringBuilder quoted) {
        if (letter < ' ' || letter == LAST_OF_BYTE) {
            hex('x', 2, letter, quoted);
        } else if (Character.isBmpCodePoint(letter)) {
            hex('u', 4, letter, quoted);
        } else {
            hex('U', 8, letter, quoted);
        }
    }

    private static void hex(char kind, int digits, int letter, StringBuilder quoted) {
        String hex = Integer.toHexString(letter);
        quoted.append('\\').append(kind).repeat('0', digits - hex.length()).append(hex);
    }

    /** Letters, marks, numbers, punctuation, symbols and the blank, as {@code unicode.IsPrint}. */
    private static boolean isPrintable(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> letter == ' ';
            default -> true;
        };
    }
}
