package io.stackctl.services.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/** A TCP connection. */
public final class SocketWire implements Wire {
    /**
     * Bytes that the kernel may hold a direction. Left to itself it grows to megabytes for a slow
     * reader, and on cgroup v2 those count against the container's limit.
     */
    public static final int KERNEL_BUFFER = 64 * 1024;

    private final Socket socket;
    private volatile long writingSince;

    private SocketWire(Socket socket) {
        this.socket = socket;
    }

    public static SocketWire accepted(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(KERNEL_BUFFER);
        return new SocketWire(socket);
    }

    /** Not yet connected, so that another thread can close it while {@link #connect} waits. */
    public static SocketWire unconnected() throws IOException {
        var socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER);
        socket.setTcpNoDelay(true);
        return new SocketWire(socket);
    }

    public void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.connect(address, Math.toIntExact(timeout.toMillis()));
    }

    public InetAddress peer() {
        return socket.getInetAddress();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return socket.getInputStream().read(into, offset, length);
    }

    @Override
    public boolean hasInput() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            return true;
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        writingSince = System.nanoTime() | 1;
        try {
            socket.getOutputStream().write(from, offset, length);
        } finally {
            writingSince = 0;
        }
    }

    /**
     * True when one write has made no end for this long: the peer does not read. Sockets have no
     * write timeout.
     */
    public boolean stalledFor(Duration limit) {
        long since = writingSince;
        return since != 0 && System.nanoTime() - since > limit.toNanos();
    }

    @Override
    public void readTimeout(Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    }

    @Override
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Closing is how everything ends here; there is nobody left to tell.
        }
    }
}
