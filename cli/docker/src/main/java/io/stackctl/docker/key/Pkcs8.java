package io.stackctl.docker.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;

/**
 * A private key that says its own sort (PKCS #8), and what its elders for RSA and EC lack of it.
 */
public final class Pkcs8 {

    private static final byte[] VERSION = {Der.INTEGER, 1, 0};
    private static final byte[] NOTHING = {5, 0};
    private static final String RSA = "2a864886f70d010101";
    private static final String EC = "2a8648ce3d0201";
    private static final int EC_PARAMETERS = 0xa0;

    /** By the identifier that the key has, what Java calls it. */
    private static final Map<String, String> ALGORITHMS =
            Map.of(RSA, "RSA", EC, "EC", "2b6570", "Ed25519");

    private final String algorithm;
    private final byte[] encoded;
    private final byte[] inner;

    private Pkcs8(String algorithm, byte[] encoded, byte[] inner) {
        this.algorithm = algorithm;
        this.encoded = encoded;
        this.inner = inner;
    }

    static Pkcs8 of(byte[] encoded) throws KeyException {
        var fields = new Der(new Der(encoded).next(Der.SEQUENCE));
        fields.next(Der.INTEGER);
        var identifier = new Der(fields.next(Der.SEQUENCE)).next(Der.OBJECT);
        var algorithm = ALGORITHMS.get(HexFormat.of().formatHex(identifier));
        if (algorithm == null) {
            throw KeyException.unknown("PKCS #8 other than RSA, EC and Ed25519");
        }
        return new Pkcs8(algorithm, encoded, fields.next(Der.OCTETS));
    }

    /** Of PKCS #1. */
    static Pkcs8 ofRsa(byte[] key) throws KeyException {
        return of(wrapped(RSA, NOTHING, key));
    }

    /** Of SEC 1. */
    static Pkcs8 ofEc(byte[] key) throws KeyException {
        var curve =
                new Der(new Der(key).next(Der.SEQUENCE))
                        .seek(EC_PARAMETERS)
                        .orElseThrow(KeyException::damaged);
        return of(wrapped(EC, curve, key));
    }

    private static byte[] wrapped(String algorithm, byte[] parameters, byte[] key) {
        var identifier = Der.element(Der.OBJECT, HexFormat.of().parseHex(algorithm));
        return Der.element(
                Der.SEQUENCE,
                VERSION,
                Der.element(Der.SEQUENCE, identifier, parameters),
                Der.element(Der.OCTETS, key));
    }

    /** {@code RSA}, {@code EC} or {@code Ed25519}. */
    public String algorithm() {
        return algorithm;
    }

    /** The key as its own sort writes it. */
    public byte[] inner() {
        return inner.clone();
    }

    /**
     * The key for Java's own use.
     *
     * @throws KeyException when it is damaged
     */
    public PrivateKey key() throws KeyException {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw KeyException.damaged(e);
        }
    }
}
