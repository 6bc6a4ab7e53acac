package io.stackctl.docker.key;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** As much of ASN.1's encoding as private keys need (X.690). */
public final class Der {

    public static final int INTEGER = 0x02;
    public static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    static final int OBJECT = 0x06;
    public static final int SEQUENCE = 0x30;

    private static final int LONG = 0x80;

    private final ByteBuffer bytes;

    public Der(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The content of the next element, which has to have a tag. */
    public byte[] next(int tag) throws KeyException {
        return find(tag).orElseThrow(KeyException::damaged);
    }

    /** The content of the next element with a tag; others before it are skipped. */
    public Optional<byte[]> seek(int tag) throws KeyException {
        while (bytes.hasRemaining()) {
            var found = find(tag);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> find(int tag) throws KeyException {
        if (bytes.remaining() < 2) {
            throw KeyException.damaged();
        }
        var is = Byte.toUnsignedInt(bytes.get());
        var length = Byte.toUnsignedInt(bytes.get());
        if (length >= LONG) {
            var count = length - LONG;
            length = 0;
            // A key has less than 16 MiB.
            if (count > 3 || count > bytes.remaining()) {
                throw KeyException.damaged();
            }
            for (; count > 0; count--) {
                length = (length << 8) | Byte.toUnsignedInt(bytes.get());
            }
        }
        if (length > bytes.remaining()) {
            throw KeyException.damaged();
        }
        var content = new byte[length];
        bytes.get(content);
        return is == tag ? Optional.of(content) : Optional.empty();
    }

    /** An element. */
    public static byte[] element(int tag, byte[]... contents) {
        var content = new ByteArrayOutputStream();
        for (var part : contents) {
            content.writeBytes(part);
        }
        var length = BigInteger.valueOf(content.size()).toByteArray();
        var all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() >= LONG) {
            // Without the zero that keeps the number positive: the shortest form is the only one.
            var digits = length[0] == 0 ? Arrays.copyOfRange(length, 1, length.length) : length;
            all.write(LONG | digits.length);
            all.writeBytes(digits);
        } else {
            all.writeBytes(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
