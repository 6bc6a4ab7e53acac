package io.stackctl.docker.ssh;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads keys as {@code openssl} writes them: PKCS #8, and its elders for RSA and EC. */
final class PemFormat {

    private static final byte[] VERSION = {Der.INTEGER, 1, 0};
    private static final byte[] NOTHING = {5, 0};
    private static final byte[] RSA = hex("2a864886f70d010101");
    private static final byte[] EC = hex("2a8648ce3d0201");
    private static final byte[] ED25519 = hex("2b6570");
    private static final int EC_PARAMETERS = 0xa0;
    private static final int EC_PUBLIC = 0xa1;

    private PemFormat() {}

    /** PKCS #1, which {@code BEGIN RSA PRIVATE KEY} stands before. */
    static AgentKey readRsa(byte[] bytes) throws KeyException {
        return read(wrapped(RSA, NOTHING, bytes));
    }

    /** SEC 1, which {@code BEGIN EC PRIVATE KEY} stands before. */
    static AgentKey readEc(byte[] bytes) throws KeyException {
        var curve =
                new Der(new Der(bytes).next(Der.SEQUENCE))
                        .seek(EC_PARAMETERS)
                        .orElseThrow(KeyException::damaged);
        return read(wrapped(EC, curve, bytes));
    }

    private static byte[] wrapped(byte[] algorithm, byte[] parameters, byte[] key) {
        return Der.element(
                Der.SEQUENCE,
                VERSION,
                Der.element(Der.SEQUENCE, Der.element(Der.OBJECT, algorithm), parameters),
                Der.element(Der.OCTETS, key));
    }

    /** PKCS #8, which {@code BEGIN PRIVATE KEY} stands before. */
    static AgentKey read(byte[] bytes) throws KeyException {
        var fields = new Der(new Der(bytes).next(Der.SEQUENCE));
        fields.next(Der.INTEGER);
        var algorithm = new Der(fields.next(Der.SEQUENCE)).next(Der.OBJECT);
        var inner = fields.next(Der.OCTETS);
        try {
            if (Arrays.equals(algorithm, RSA)) {
                return RsaKey.of((RSAPrivateCrtKey) java("RSA", bytes));
            }
            if (Arrays.equals(algorithm, EC)) {
                return ec((ECPrivateKey) java("EC", bytes), inner);
            }
            if (Arrays.equals(algorithm, ED25519)) {
                return ed25519((EdECPrivateKey) java("Ed25519", bytes));
            }
        } catch (GeneralSecurityException | ClassCastException e) {
            throw KeyException.damaged(e);
        }
        throw KeyException.unknown("PKCS #8 other than RSA, EC and Ed25519");
    }

    private static PrivateKey java(String algorithm, byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static AgentKey ec(ECPrivateKey key, byte[] bytes) throws KeyException {
        var point =
                new Der(new Der(bytes).next(Der.SEQUENCE))
                        .seek(EC_PUBLIC)
                        .orElseThrow(() -> new KeyException("the file lacks the public key"));
        var bits = new Der(point).next(Der.BITS);
        if (bits.length == 0) {
            throw KeyException.damaged();
        }
        return EcdsaKey.of(
                EcdsaKey.Curve.ofBits(key.getParams().getCurve().getField().getFieldSize()),
                // How many bits of the last byte do not count: none.
                Arrays.copyOfRange(bits, 1, bits.length),
                key);
    }

    /** The file has the seed alone; Java gives the public key to whoever draws that seed. */
    private static AgentKey ed25519(EdECPrivateKey key)
            throws GeneralSecurityException, KeyException {
        var seed = key.getBytes().orElseThrow(KeyException::damaged);
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Ed25519Key.of(
                Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length), seed);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** Gives what was drawn before. */
    private static final class Drawn extends SecureRandom {

        @Serial private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
