package io.stackctl.services.platform.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What proves who one is: in a magic link, or as a session's cookie. 256 random bits as 43
 * characters of base64url. Only its {@link #hash} is kept, so that nobody who reads the databases
 * can use what is in them.
 */
record Token(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Token random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Token of(String text) {
        if (!text.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("is not a token: copy the whole link");
        }
        return new Token(text);
    }

    /** In hexadecimal. Random bits need no slow hash: nobody can try them all. */
    String hash() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "(token)";
    }
}
