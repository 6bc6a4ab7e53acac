package io.stackctl.docker.key;

import java.util.Base64;

/** A private key as a text holds it, between two lines that say its kind (RFC 7468). */
public final class PemKey {

    private static final String BEGIN = "-----BEGIN ";
    private static final String LINE_END = "-----";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private final String kind;
    private final byte[] bytes;

    private PemKey(String kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /**
     * Takes the first private key: the curve's parameters, or a certificate, may stand before it.
     *
     * @throws KeyException when there is none, or it is damaged or locked
     */
    public static PemKey find(String text) throws KeyException {
        for (var at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            var name = at + BEGIN.length();
            var body = text.indexOf(LINE_END, name);
            var kind = text.substring(name, Math.max(name, body));
            if (kind.endsWith(PRIVATE_KEY)) {
                var start = body + LINE_END.length();
                var end = text.indexOf("-----END " + kind + LINE_END, start);
                if (end < 0) {
                    throw KeyException.damaged();
                }
                return new PemKey(kind, decoded(text.substring(start, end)));
            }
        }
        throw new KeyException("holds no private key");
    }

    private static byte[] decoded(String body) throws KeyException {
        if (body.contains("ENCRYPTED")) {
            // PEM's own way, before the key itself: "Proc-Type: 4,ENCRYPTED".
            throw KeyException.locked();
        }
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw KeyException.damaged(e);
        }
    }

    /** What stands in its first line, such as {@code EC PRIVATE KEY}. */
    public String kind() {
        return kind;
    }

    /** What is between the lines. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The key in the form that all others can be brought to.
     *
     * @throws KeyException when it is damaged, locked, or of another sort than {@code openssl}'s
     */
    public Pkcs8 pkcs8() throws KeyException {
        return switch (kind) {
            case PRIVATE_KEY -> Pkcs8.of(bytes);
            case "RSA PRIVATE KEY" -> Pkcs8.ofRsa(bytes);
            case "EC PRIVATE KEY" -> Pkcs8.ofEc(bytes);
            case "ENCRYPTED PRIVATE KEY" -> throw KeyException.locked();
            default -> throw KeyException.unknown(kind.replace(" " + PRIVATE_KEY, ""));
        };
    }
}
