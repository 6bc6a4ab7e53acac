package io.stackctl.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of contents, made of these: {@code sha256:} or {@code sha512:} and hexadecimal digits. */
public final class Digest {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    private Digest() {}

    /** Whether a text is one of a kind that can be checked. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** That of a content, by SHA-256. */
    public static String of(byte[] content) {
        return "sha256:" + hex("SHA-256", content);
    }

    /** Whether a content is the one that is named so. */
    public static boolean names(String digest, byte[] content) {
        return isOne(digest)
                && digest.equals(
                        digest.startsWith("sha512:")
                                ? "sha512:" + hex("SHA-512", content)
                                : of(content));
    }

    /** The digits, which can be the name of a file. */
    public static String digits(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
