package io.stackctl.services.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection. */
public final class SocketWire implements Wire {
    /**
     * Bytes that the kernel may hold a direction. Left to itself it grows to megabytes for a slow
     * reader, and on cgroup v2 those count against the container's limit.
     */
    public static final int KERNEL_BUFFER = 64 * 1024;

    /**
     * Seconds of silence after which the kernel asks whether the peer is there, and between further
     * such questions: one that has gone without a word is noticed within two minutes.
     */
    private static final int KEEP_ALIVE_AFTER = 60;

    private static final int KEEP_ALIVE_EACH = 15;
    private static final int KEEP_ALIVE_COUNT = 4;

    /**
     * Bytes, after which others come first: 16 requests that need no waiting, or 128 KiB of a body.
     */
    private static final int TURN = 128 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Socket socket;
    private int turn;
    private volatile boolean reading;
    private volatile long writingSince;
    private volatile long lastMoved = System.nanoTime();

    private SocketWire(Socket socket) {
        this.socket = socket;
    }

    public static SocketWire accepted(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(KERNEL_BUFFER);
        keepAlive(socket);
        return new SocketWire(socket);
    }

    /** Not yet connected, so that another thread can close it while {@link #connect} waits. */
    public static SocketWire unconnected() throws IOException {
        var socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER);
        socket.setTcpNoDelay(true);
        keepAlive(socket);
        return new SocketWire(socket);
    }

    private static void keepAlive(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_AFTER);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_EACH);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
        }
    }

    public void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.connect(address, Math.toIntExact(timeout.toMillis()));
    }

    public InetAddress peer() {
        return socket.getInetAddress();
    }

    /** The address on this side. */
    public InetAddress local() {
        return socket.getLocalAddress();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        reading = true;
        try {
            read = socket.getInputStream().read(into, offset, length);
        } finally {
            reading = false;
        }
        lastMoved = System.nanoTime();
        worked(read);
        return read;
    }

    /**
     * Counts work for the peer, in bytes, and has others come first when it was much. A virtual
     * thread keeps its carrier, of which there may be one, until it waits: of a peer that always
     * has more to say it never does. To yield is not enough, since threads that come from
     * elsewhere, as those of new connections do, wait until a carrier has no more of its own.
     */
    void worked(int bytes) throws InterruptedIOException {
        turn += Math.max(0, bytes);
        if (turn >= TURN) {
            turn = 0;
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted between two turns");
            }
        }
    }

    @Override
    public boolean hasInput() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            return true;
        }
    }

    /** True while it is the peer's turn to say something, and it has not. */
    public boolean awaitsPeer() {
        return reading && !hasInput();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        writingSince = System.nanoTime() | 1;
        try {
            socket.getOutputStream().write(from, offset, length);
            lastMoved = System.nanoTime();
        } finally {
            writingSince = 0;
        }
    }

    /**
     * For how long one write has waited for the peer to read, in nanoseconds; 0 when none does.
     * Sockets have no write timeout.
     */
    public long writing(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** When bytes last came or went, as {@link System#nanoTime}. */
    public long lastMoved() {
        return lastMoved;
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
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException ignored) {
            // It is closed already.
        }
        close();
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
