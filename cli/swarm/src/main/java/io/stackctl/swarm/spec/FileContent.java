package io.stackctl.swarm.spec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** What is in a config or a secret. It says nothing of itself where it could be printed. */
public final class FileContent {

    private static final int ROUNDS = 100_000;
    private static final int DIGEST_BITS = 256;

    private final byte[] bytes;

    public FileContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes;
    }

    /** SHA-256, in hexadecimal digits. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /**
     * The same for what nobody is to find out by trying words: whoever may list secrets sees their
     * labels.
     *
     * @param salt what it belongs to
     */
    String slowDigest(String salt) {
        // One character for each byte, whatever the bytes mean.
        var characters = new String(bytes, StandardCharsets.ISO_8859_1).toCharArray();
        try {
            var key =
                    new PBEKeySpec(
                            characters, salt.getBytes(StandardCharsets.UTF_8), ROUNDS, DIGEST_BITS);
            return HexFormat.of()
                    .formatHex(
                            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                    .generateSecret(key)
                                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform has SHA-256", cause);
    }

    /** Whether these bytes are the same. */
    public boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileContent content && Arrays.equals(content.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
