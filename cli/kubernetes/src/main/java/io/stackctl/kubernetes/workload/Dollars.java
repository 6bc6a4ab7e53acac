package io.stackctl.kubernetes.workload;

/** Kubernetes puts variables in for {@code $(NAME)} in commands and values; Compose does not. */
final class Dollars {

    private Dollars() {}

    /** What Kubernetes makes the text of again: each dollar that it would look at, doubled. */
    static String kept(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            out.append(letter);
            if (letter == '$' && i + 1 < text.length() && isRead(text.charAt(i + 1))) {
                out.append('$');
            }
        }
        return out.toString();
    }

    private static boolean isRead(char next) {
        return next == '$' || next == '(';
    }
}
