package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Wire;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A connection to a socket in the file system. */
final class UnixWire implements Wire {
    private final SocketChannel channel;

    private UnixWire(SocketChannel channel) {
        this.channel = channel;
    }

    static UnixWire connect(Path socket) throws IOException {
        return new UnixWire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(into, offset, length));
    }

    @Override
    public boolean hasInput() {
        return false; // the engine's connections are never used twice
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        var rest = ByteBuffer.wrap(from, offset, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Does nothing: the engine is on the same machine, and its events may be hours apart. */
    @Override
    public void readTimeout(Duration timeout) {}

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing was to be had from it any more.
        }
    }
}
