package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;

/** An RSA key, with the three hashes that SSH knows (RFC 4253, RFC 8332). */
final class RsaKey implements AgentKey {

    static final String NAME = "ssh-rsa";

    static final int SHA_256 = 2;
    private static final int SHA_512 = 4;

    private final byte[] blob;
    private final RSAPrivateCrtKey key;

    private RsaKey(byte[] blob, RSAPrivateCrtKey key) {
        this.blob = blob;
        this.key = key;
    }

    static RsaKey of(RSAPrivateCrtKey key) {
        return new RsaKey(
                new SshWriter()
                        .string(NAME)
                        .big(key.getPublicExponent())
                        .big(key.getModulus())
                        .bytes(),
                key);
    }

    /**
     * Takes its numbers.
     *
     * @param coefficient the inverse of the second prime by the first one
     */
    static RsaKey of(
            BigInteger modulus,
            BigInteger publicExponent,
            BigInteger exponent,
            BigInteger coefficient,
            BigInteger first,
            BigInteger second)
            throws KeyException {
        try {
            var spec =
                    new RSAPrivateCrtKeySpec(
                            modulus,
                            publicExponent,
                            exponent,
                            first,
                            second,
                            exponent.mod(first.subtract(BigInteger.ONE)),
                            exponent.mod(second.subtract(BigInteger.ONE)),
                            coefficient);
            return of((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException | ArithmeticException e) {
            throw KeyException.damaged(e);
        }
    }

    @Override
    public byte[] blob() {
        return blob;
    }

    @Override
    public byte[] sign(byte[] data, int flags) throws KeyException {
        if ((flags & SHA_512) != 0) {
            return sign("rsa-sha2-512", "SHA512withRSA", data);
        }
        return (flags & SHA_256) != 0
                ? sign("rsa-sha2-256", "SHA256withRSA", data)
                : sign(NAME, "SHA1withRSA", data);
    }

    private byte[] sign(String name, String algorithm, byte[] data) throws KeyException {
        return new SshWriter().string(name).string(Signing.sign(algorithm, key, data)).bytes();
    }
}
