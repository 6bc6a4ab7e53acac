package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** A key of the kind that {@code ssh-keygen} makes unless asked for another (RFC 8709). */
final class Ed25519Key implements AgentKey {

    static final String NAME = "ssh-ed25519";

    private final byte[] blob;
    private final PrivateKey key;

    private Ed25519Key(byte[] blob, PrivateKey key) {
        this.blob = blob;
        this.key = key;
    }

    /** Takes its two halves, of 32 bytes each. */
    static Ed25519Key of(byte[] publicHalf, byte[] seed) throws KeyException {
        try {
            return new Ed25519Key(
                    new SshWriter().string(NAME).string(publicHalf).bytes(),
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
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
        return new SshWriter().string(NAME).string(Signing.sign("Ed25519", key, data)).bytes();
    }
}
