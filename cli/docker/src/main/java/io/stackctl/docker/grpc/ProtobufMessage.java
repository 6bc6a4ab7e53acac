package io.stackctl.docker.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Protocol Buffers message without its schema: fields by number, in the order in which they came.
 * Enough for BuildKit's messages, which use varints, strings, bytes and nested messages only.
 *
 * @param fields all fields, repeated ones as often as they came
 */
public record ProtobufMessage(List<Field> fields) {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** One field; a varint has no bytes, anything else no number. */
    public record Field(int id, long number, ByteBuffer bytes) {}

    /**
     * Decodes a message.
     *
     * @throws IOException when the bytes are none
     */
    public static ProtobufMessage of(byte[] bytes) throws IOException {
        var reader = new Reader(bytes);
        List<Field> fields = new ArrayList<>();
        while (reader.at < bytes.length) {
            var key = reader.varint();
            var id = (int) (key >>> 3);
            switch ((int) key & 7) {
                case VARINT -> fields.add(new Field(id, reader.varint(), ByteBuffer.allocate(0)));
                case BYTES ->
                        fields.add(new Field(id, 0, ByteBuffer.wrap(reader.take(reader.varint()))));
                case FIXED64 -> fields.add(new Field(id, 0, ByteBuffer.wrap(reader.take(8))));
                case FIXED32 -> fields.add(new Field(id, 0, ByteBuffer.wrap(reader.take(4))));
                default -> throw new IOException("unknown wire type in a message of the builder");
            }
        }
        return new ProtobufMessage(fields);
    }

    public long number(int id) {
        return last(id).number();
    }

    public byte[] bytes(int id) {
        return arrayOf(last(id).bytes());
    }

    public String text(int id) {
        return new String(bytes(id), UTF_8);
    }

    public boolean has(int id) {
        return fields.stream().anyMatch(field -> field.id() == id);
    }

    public List<ProtobufMessage> messages(int id) throws IOException {
        List<ProtobufMessage> messages = new ArrayList<>();
        for (var field : fields) {
            if (field.id() == id) {
                messages.add(of(arrayOf(field.bytes())));
            }
        }
        return messages;
    }

    /**
     * A {@code google.protobuf.Timestamp}.
     *
     * @throws IOException when it is none
     */
    public Instant instant(int id) throws IOException {
        var timestamp = of(bytes(id));
        try {
            return Instant.ofEpochSecond(timestamp.number(1), timestamp.number(2));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("a time in a message of the builder is none", e);
        }
    }

    private static byte[] arrayOf(ByteBuffer bytes) {
        var array = new byte[bytes.remaining()];
        bytes.get(bytes.position(), array);
        return array;
    }

    private Field last(int id) {
        return fields.stream()
                .filter(field -> field.id() == id)
                .reduce((_, second) -> second)
                .orElse(new Field(id, 0, ByteBuffer.allocate(0)));
    }

    /**
     * Collects the fields of a message to send; what is empty or zero is left out, as the format
     * wants.
     */
    public static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        public Writer put(int id, String text) {
            return put(id, text.getBytes(UTF_8));
        }

        public Writer put(int id, byte[] bytes) {
            return bytes.length == 0 ? this : putAlways(id, bytes);
        }

        /** Puts an element of a repeated field, or a message, which may be empty. */
        public Writer putAlways(int id, byte[] bytes) {
            varint((long) id << 3 | BYTES);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        public Writer put(int id, long number) {
            if (number != 0) {
                varint((long) id << 3 | VARINT);
                varint(number);
            }
            return this;
        }

        public byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            var rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long varint() throws IOException {
            var value = 0L;
            for (var shift = 0; shift < 64; shift += 7) {
                var b = take(1)[0];
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new IOException("endless number in a message of the builder");
        }

        byte[] take(long length) throws IOException {
            if (length < 0 || length > bytes.length - at) {
                throw new IOException("a message of the builder is cut short");
            }
            var taken = Arrays.copyOfRange(bytes, at, at + (int) length);
            at += (int) length;
            return taken;
        }
    }
}
