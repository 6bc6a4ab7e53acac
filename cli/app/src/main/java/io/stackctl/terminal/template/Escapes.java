package io.stackctl.terminal.template;

/** The escapes of quoted texts, and those that a shell's user writes outside of braces. */
final class Escapes {

    private Escapes() {}

    /** The text between quotes; only double quotes have escapes. */
    static String text(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        return quoted.startsWith("`")
                ? inner
                : outside(inner).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** {@code \t} and {@code \n}, which the engine's clients also read outside of quotes. */
    static String outside(String text) {
        return text.replace("\\t", "\t").replace("\\n", "\n");
    }
}
