package io.stackctl.docker.transport;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One login that several connections share. The first of them makes it; the others wait. */
final class SshLogin {

    /**
     * Servers let a login have ten sessions (sshd_config(5), {@code MaxSessions}); another stackctl
     * may use it too.
     */
    private static final int MOST_CONNECTIONS = 8;

    /** Longer than ssh tries to connect. Who waits in vain goes on with a login of his own. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private static final int LOOK_MILLIS = 5;

    private final Path socket;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile long failedAt = System.nanoTime();
    private volatile @Nullable SshException failure;

    SshLogin(Path socket) {
        this.socket = socket;
    }

    Path socket() {
        return socket;
    }

    /** Takes a place on it; false when all are taken. */
    boolean take() {
        return connections.getAndUpdate(n -> Math.min(n + 1, MOST_CONNECTIONS)) < MOST_CONNECTIONS;
    }

    /** Gives a place back. */
    void release() {
        connections.decrementAndGet();
    }

    /** Starts processes that connect. */
    interface Starter {
        /** Starts one. */
        SshProcess start() throws IOException;
    }

    /**
     * Starts a process that connects, and makes the login where it is missing.
     *
     * @throws SshException why it cannot be made, also to those who waited for it
     */
    SshProcess open(Starter starter) throws IOException {
        if (isOpen()) {
            return starter.start();
        }
        long arrived = System.nanoTime();
        synchronized (this) {
            SshException earlier = failure;
            if (earlier != null && failedAt - arrived > 0) {
                throw earlier;
            }
            if (isOpen()) {
                return starter.start();
            }
            SshProcess process = starter.start();
            await(process);
            if (process.isAlive() || isOpen()) {
                return process;
            }
            SshException end = process.end(false);
            if (end == null) {
                end = new SshException("ssh ended without a login", false);
            }
            failure = end;
            failedAt = System.nanoTime();
            throw end;
        }
    }

    private void await(SshProcess process) {
        long until = System.nanoTime() + PATIENCE;
        try {
            while (process.isAlive() && !isOpen() && System.nanoTime() - until < 0) {
                process.await(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody listens: a socket may be left of one who was killed. */
    boolean isOpen() {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobody) {
            return false;
        }
    }
}
