package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Reaches an engine through a unix socket of this machine. */
public final class UnixDialer implements Dialer {

    private final Path socket;

    public UnixDialer(Path socket) {
        this.socket = socket;
    }

    /** Loads what dialling needs. */
    public static void prepare() {
        try {
            SocketChannel.open(StandardProtocolFamily.UNIX).close();
        } catch (IOException e) {
            // Dialling will meet it too, and say it with the address.
        }
    }

    @Override
    public Connection dial() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new ChannelConnection(channel);
    }

    private record ChannelConnection(SocketChannel channel, InputStream input, OutputStream output)
            implements Connection {

        ChannelConnection(SocketChannel channel) {
            this(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
        }

        @Override
        public void closeOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
