package io.stackctl.services.kit;

import io.stackctl.services.http.HttpOutput;
import java.io.IOException;
import java.io.OutputStream;

/** The body of a response whose length is not known beforehand, or that comes bit by bit. */
final class ResponseBody extends OutputStream {
    private final HttpOutput out;
    private final boolean chunked;
    private final long length;
    private long written;

    /** Of {@code length} bytes; -1 when that is not known. */
    ResponseBody(HttpOutput out, boolean chunked, long length) {
        this.out = out;
        this.chunked = chunked;
        this.length = length;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (length >= 0 && written + count > length) {
            throw new IOException("the body is longer than announced");
        }
        written += count;
        if (!chunked) {
            out.bytes(bytes, offset, count);
        } else if (count > 0) { // an empty chunk would be the last one
            out.text(Integer.toHexString(count)).text("\r\n");
            out.bytes(bytes, offset, count);
            out.text("\r\n");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Says that this was all; false when only the end of the connection can. */
    boolean end() throws IOException {
        if (length >= 0 && written < length) {
            throw new IOException("the body is shorter than announced");
        }
        if (chunked) {
            out.text("0\r\n\r\n");
        }
        out.flush();
        return chunked || length >= 0;
    }
}
