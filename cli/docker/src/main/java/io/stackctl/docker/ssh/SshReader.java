package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.key.KeyException;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Reads SSH's data types (RFC 4251, section 5). */
final class SshReader {

    private final ByteBuffer bytes;

    SshReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int number() throws KeyException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    int octet() throws KeyException {
        require(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    byte[] string() throws KeyException {
        var length = number();
        require(length);
        var value = new byte[length];
        bytes.get(value);
        return value;
    }

    String text() throws KeyException {
        return new String(string(), UTF_8);
    }

    BigInteger big() throws KeyException {
        var value = string();
        return value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
    }

    private void require(int length) throws KeyException {
        if (length < 0 || length > bytes.remaining()) {
            throw KeyException.damaged();
        }
    }
}
