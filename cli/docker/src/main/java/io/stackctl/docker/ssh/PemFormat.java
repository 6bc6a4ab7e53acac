package io.stackctl.docker.ssh;

import io.stackctl.docker.key.Der;
import io.stackctl.docker.key.KeyException;
import io.stackctl.docker.key.Pkcs8;
import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Takes keys as {@code openssl} writes them. */
final class PemFormat {

    private static final int EC_PUBLIC = 0xa1;

    private PemFormat() {}

    static AgentKey read(Pkcs8 key) throws KeyException {
        try {
            return switch (key.algorithm()) {
                case "RSA" -> RsaKey.of((RSAPrivateCrtKey) key.key());
                case "EC" -> ec((ECPrivateKey) key.key(), key.inner());
                default -> ed25519((EdECPrivateKey) key.key());
            };
        } catch (GeneralSecurityException | ClassCastException e) {
            throw KeyException.damaged(e);
        }
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
