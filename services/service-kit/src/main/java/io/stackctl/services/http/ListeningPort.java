package io.stackctl.services.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A port at which connections are taken, on a thread of its own. */
public final class ListeningPort {
    private static final int BACKLOG = 1024;

    /** How often it looks whether it is to close, while nobody comes. */
    private static final Duration REST = Duration.ofMillis(100);

    /** After this it closes, be it that still more come. */
    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    private static final Duration AFTER_FAULT = Duration.ofMillis(20);

    private final ServerSocket listener = new ServerSocket();
    private final BiConsumer<ListeningPort, SocketWire> taken;
    private final Consumer<IOException> fault;
    private final Thread acceptance =
            Thread.ofPlatform().name("accept").daemon(false).unstarted(this::accept);
    private volatile boolean closing;

    /** {@code taken} gets each connection, on the port's own thread. */
    ListeningPort(BiConsumer<ListeningPort, SocketWire> taken, Consumer<IOException> fault)
            throws IOException {
        this.taken = taken;
        this.fault = fault;
    }

    void open(int port) throws IOException {
        try {
            listener.setReceiveBufferSize(SocketWire.KERNEL_BUFFER);
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        // Virtual threads are daemons, and a process ends when it has no others.
        acceptance.start();
    }

    public int number() {
        return listener.getLocalPort();
    }

    /** True when it takes no more than who has come already. */
    boolean closing() {
        return closing;
    }

    /** Until it is to close and nobody waits: closing resets who has come and was not taken. */
    private void accept() {
        boolean told = false;
        while (true) {
            try {
                listener.setSoTimeout(closing ? 1 : (int) REST.toMillis());
                take(listener.accept());
                told = false;
            } catch (SocketTimeoutException nobody) {
                if (closing) {
                    return;
                }
            } catch (IOException e) {
                // Out of file descriptors: then others have to end first.
                if (closing) {
                    return;
                }
                if (!told) {
                    fault.accept(e);
                    told = true;
                }
                pause(AFTER_FAULT);
            }
        }
    }

    private void take(Socket socket) throws IOException {
        SocketWire wire;
        try {
            wire = SocketWire.accepted(socket);
        } catch (IOException gone) {
            socket.close();
            return;
        }
        taken.accept(this, wire);
    }

    /** Has it close soon, without waiting for that. */
    void beginToClose() {
        closing = true;
    }

    /** Takes who has come, and closes; in a rush there is no last one, and some come too late. */
    void close() throws IOException {
        beginToClose();
        try {
            acceptance.join(LAST_CALL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.close();
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
