package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stackctl.docker.key.KeyException;
import java.util.Arrays;

/** Reads a key as {@code ssh-keygen} writes it (OpenSSH's {@code PROTOCOL.key}). */
final class OpenSshFormat {

    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(US_ASCII);
    private static final int SEED = 32;

    private OpenSshFormat() {}

    static AgentKey read(byte[] bytes) throws KeyException {
        if (!Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw KeyException.damaged();
        }
        var outer = new SshReader(Arrays.copyOfRange(bytes, MAGIC.length, bytes.length));
        var cipher = outer.text();
        outer.string();
        outer.string();
        if (!cipher.equals("none")) {
            throw KeyException.locked();
        }
        if (outer.number() != 1) {
            throw new KeyException("the file holds several keys");
        }
        outer.string();
        var inner = new SshReader(outer.string());
        var check = inner.number();
        if (check != inner.number()) {
            throw KeyException.damaged();
        }
        return key(inner.text(), inner);
    }

    private static AgentKey key(String name, SshReader fields) throws KeyException {
        if (name.equals(Ed25519Key.NAME)) {
            var publicHalf = fields.string();
            var both = fields.string();
            if (publicHalf.length != SEED || both.length != 2 * SEED) {
                throw KeyException.damaged();
            }
            return Ed25519Key.of(publicHalf, Arrays.copyOf(both, SEED));
        }
        if (name.equals(RsaKey.NAME)) {
            return RsaKey.of(
                    fields.big(),
                    fields.big(),
                    fields.big(),
                    fields.big(),
                    fields.big(),
                    fields.big());
        }
        for (var curve : EcdsaKey.Curve.values()) {
            if (name.equals(curve.keyName())) {
                fields.string();
                return EcdsaKey.of(curve, fields.string(), fields.big());
            }
        }
        // Among them the sk- kinds, whose secret is in a device.
        throw KeyException.unknown(name);
    }
}
