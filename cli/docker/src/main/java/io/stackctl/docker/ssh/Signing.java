package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs by one of Java's algorithms. */
final class Signing {

    private Signing() {}

    /**
     * The signature alone.
     *
     * @param algorithm such as {@code SHA512withRSA}
     * @throws KeyException when the key does not do for it, such as an RSA key that is too short
     */
    static byte[] sign(String algorithm, PrivateKey key, byte[] data) throws KeyException {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw KeyException.damaged(e);
        }
    }
}
