package io.stackctl.kubernetes.scope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that every kind of object may have: labels of RFC 1035, of at most 52 characters, since the
 * cluster appends to those of workloads.
 */
public final class ObjectNames {

    private static final int LONGEST = 52;
    private static final int HASH = 8;
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private ObjectNames() {}

    /** Whether a text can be the name of an object as it is. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST && LABEL.matcher(text).matches();
    }

    /** The text itself where that can be, else one that is like it. */
    public static String of(String text) {
        if (isName(text)) {
            return text;
        }
        var folded = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var bare = folded.replaceAll("^-+|-+$", "");
        var begun = bare.isEmpty() || !Character.isLetter(bare.charAt(0)) ? "x-" + bare : bare;
        return begun.length() <= LONGEST && !begun.endsWith("-") ? begun : cut(begun, text);
    }

    private static String cut(String name, String whole) {
        var head = name.substring(0, Math.min(name.length(), LONGEST - HASH - 1));
        return head.replaceAll("-+$", "") + "-" + hash(whole);
    }

    /** Eight digits that change with a text. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)), 0, HASH / 2);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
