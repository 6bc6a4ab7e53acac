package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Writes SSH's data types (RFC 4251, section 5). */
final class SshWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SshWriter number(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    SshWriter octet(int value) {
        bytes.write(value);
        return this;
    }

    SshWriter string(byte[] value) {
        number(value.length);
        bytes.writeBytes(value);
        return this;
    }

    SshWriter string(String value) {
        return string(value.getBytes(UTF_8));
    }

    /** A number of any length, which is not negative. */
    SshWriter big(BigInteger value) {
        return string(value.signum() == 0 ? new byte[0] : value.toByteArray());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
