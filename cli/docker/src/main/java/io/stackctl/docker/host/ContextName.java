package io.stackctl.docker.host;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a context of Docker's client, and of the folders that are kept for it. */
record ContextName(String text) {

    /** The one that is always there, and kept nowhere. */
    static final String DEFAULT = "default";

    /**
     * Takes a name for a new one.
     *
     * @throws StackException for one that the client does not take; the words are its own
     */
    static ContextName ofNew(String text) {
        if (text.equals(DEFAULT)) {
            throw new StackException(
                    new InvalidRequest(
                            "\"default\" is a reserved context name", "take another name"));
        }
        if (!isValid(text)) {
            throw new StackException(
                    new InvalidRequest(
                            "context name \""
                                    + text
                                    + "\" is invalid, names are validated against regexp"
                                    + " \"^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$\"",
                            "take two or more letters, digits, and any of _.+- behind the first"));
        }
        return new ContextName(text);
    }

    private static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && (i == 0 || "_.+-".indexOf(c) < 0)) {
                return false;
            }
        }
        return text.length() >= 2;
    }

    /** SHA-256 of the name in hexadecimal digits. */
    String folder() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
