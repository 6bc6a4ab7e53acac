package io.stackctl.docker.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of one response, framed as its head said (RFC 9112, chapters 6 and 7). */
abstract class BodyInput extends InputStream {

    /** Told once when the body is over. */
    interface Ending {
        /**
         * The body is over.
         *
         * @param complete whether it was read to its end, so that the connection can serve again
         */
        void ended(boolean complete);
    }

    /** The length of a body that ends with the connection. */
    static final long UNTIL_CLOSE = -1;

    private final Ending ending;
    private boolean over;

    private BodyInput(Ending ending) {
        this.ending = ending;
    }

    /** A body of so many bytes, or {@link #UNTIL_CLOSE}. */
    static BodyInput ofLength(HttpInput input, long length, Ending ending) {
        BodyInput body = new Counted(input, length, ending);
        if (length == 0) {
            body.finish(true);
        }
        return body;
    }

    /** A body in chunks, each with its length in front. */
    static BodyInput chunked(HttpInput input, Ending ending) {
        return new Chunked(input, ending);
    }

    /** Reads at most {@code length} bytes; -1 after the last one. */
    abstract int readSome(byte[] target, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        return readSome(target, offset, length);
    }

    /** Ends the body; what was not read is given up together with the connection. */
    @Override
    public final void close() {
        finish(false);
    }

    final void finish(boolean complete) {
        if (!over) {
            over = true;
            ending.ended(complete);
        }
    }

    private static final class Counted extends BodyInput {
        private final HttpInput input;
        private long left;

        Counted(HttpInput input, long length, Ending ending) {
            super(ending);
            this.input = input;
            this.left = length;
        }

        @Override
        int readSome(byte[] target, int offset, int length) throws IOException {
            int wanted = left == UNTIL_CLOSE ? length : (int) Math.min(length, left);
            int count = input.read(target, offset, wanted);
            if (count < 0) {
                if (left != UNTIL_CLOSE) {
                    throw new EOFException("the engine closed the connection within an answer");
                }
                finish(false);
                return -1;
            }
            if (left != UNTIL_CLOSE) {
                left -= count;
                if (left == 0) {
                    finish(true);
                }
            }
            return count;
        }
    }

    private static final class Chunked extends BodyInput {
        private static final int LONGEST_LENGTH_LINE = 1024;
        private static final int MOST_DIGITS = 15;

        private final HttpInput input;
        private long left;

        Chunked(HttpInput input, Ending ending) {
            super(ending);
            this.input = input;
        }

        @Override
        int readSome(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                left = chunkLength(input.line(LONGEST_LENGTH_LINE));
                if (left == 0) {
                    skipTrailer();
                    finish(true);
                    return -1;
                }
            }
            int count = input.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the engine closed the connection within an answer");
            }
            left -= count;
            if (left == 0 && !input.line(LONGEST_LENGTH_LINE).isEmpty()) {
                throw new BadAnswerException("it is not HTTP: a chunk is longer than it said");
            }
            return count;
        }

        /** Hexadecimal digits: no sign, and not more than a long holds. */
        private static long chunkLength(String line) throws IOException {
            int extension = line.indexOf(';');
            String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
            long length = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = Character.digit(digits.charAt(i), 16);
                if (digit < 0) {
                    throw noLength(line);
                }
                length = length * 16 + digit;
            }
            if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
                throw noLength(line);
            }
            return length;
        }

        private static BadAnswerException noLength(String line) {
            return new BadAnswerException(
                    "it is not HTTP: "
                            + BadAnswerException.excerpt(line)
                            + " is no length of a chunk");
        }

        /** Trailers tell nothing that the Engine API uses. */
        private void skipTrailer() throws IOException {
            input.begin(new HeadGuard(HttpInput.BUFFER_SIZE));
            HttpHead.fields(input);
            input.headEnded();
        }
    }
}
