package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;

/** A key that an agent signs with. */
sealed interface AgentKey permits Ed25519Key, EcdsaKey, RsaKey {

    /** The public key, as SSH writes it. */
    byte[] blob();

    /**
     * Signs.
     *
     * @param flags which hash an RSA key is to use; 0 for its first one
     * @return the signature with its algorithm, as SSH writes it
     * @throws KeyException when the key cannot
     */
    byte[] sign(byte[] data, int flags) throws KeyException;
}
