package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;

/** A key on one of the three curves of RFC 5656. */
final class EcdsaKey implements AgentKey {

    /** The curves. */
    enum Curve {
        P256("nistp256", "secp256r1", "SHA256", 256),
        P384("nistp384", "secp384r1", "SHA384", 384),
        P521("nistp521", "secp521r1", "SHA512", 521);

        private final String ssh;
        private final String java;
        private final String hash;
        private final int bits;

        Curve(String ssh, String java, String hash, int bits) {
            this.ssh = ssh;
            this.java = java;
            this.hash = hash;
            this.bits = bits;
        }

        /** Such as {@code ecdsa-sha2-nistp256}. */
        String keyName() {
            return "ecdsa-sha2-" + ssh;
        }

        /** By the length of its numbers. */
        static Curve ofBits(int bits) throws KeyException {
            for (var curve : values()) {
                if (curve.bits == bits) {
                    return curve;
                }
            }
            throw KeyException.unknown("EC with " + bits + " bits");
        }
    }

    private final Curve curve;
    private final byte[] blob;
    private final PrivateKey key;

    private EcdsaKey(Curve curve, byte[] blob, PrivateKey key) {
        this.curve = curve;
        this.blob = blob;
        this.key = key;
    }

    /** Takes the point, as SSH and ASN.1 both write it, and the key itself. */
    static EcdsaKey of(Curve curve, byte[] point, PrivateKey key) {
        return new EcdsaKey(
                curve,
                new SshWriter().string(curve.keyName()).string(curve.ssh).string(point).bytes(),
                key);
    }

    /** Takes the point and the secret number. */
    static EcdsaKey of(Curve curve, byte[] point, BigInteger secret) throws KeyException {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve.java));
            var spec =
                    new ECPrivateKeySpec(
                            secret, parameters.getParameterSpec(ECParameterSpec.class));
            return of(curve, point, KeyFactory.getInstance("EC").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw KeyException.damaged(e);
        }
    }

    @Override
    public byte[] blob() {
        return blob;
    }

    @Override
    public byte[] sign(byte[] data, int flags) throws KeyException {
        var numbers = Signing.sign(curve.hash + "withECDSAinP1363Format", key, data);
        var half = numbers.length / 2;
        return new SshWriter()
                .string(curve.keyName())
                .string(
                        new SshWriter()
                                .big(new BigInteger(1, Arrays.copyOf(numbers, half)))
                                .big(
                                        new BigInteger(
                                                1,
                                                Arrays.copyOfRange(numbers, half, numbers.length)))
                                .bytes())
                .bytes();
    }
}
