package io.stackctl.services.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes connections at a port, as many as there are {@link Slots}, each on a virtual thread of its
 * own; and ends them all when it stops.
 */
public final class Acceptor {
    private static final int BACKLOG = 1024;
    private static final Duration SWEEP = Duration.ofSeconds(1);

    /** How often a newcomer looks whether there is a place by now, half a second in all. */
    private static final int LOOKS = 50;

    private static final Duration LOOK = Duration.ofMillis(10);

    /** How often it looks whether it is to stop, while nobody comes. */
    private static final Duration REST = Duration.ofMillis(100);

    /**
     * A connection that rests is closed so long after the stop began: whoever asks on it meanwhile
     * is answered, and told that it was the last time.
     */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Slots slots;
    private final Function<SocketWire, Conversation> conversations;
    private final Consumer<SocketWire> refusal;
    private final Consumer<IOException> fault;
    private final ServerSocket listener = new ServerSocket();
    private final Thread acceptance =
            Thread.ofPlatform().name("accept").daemon(false).unstarted(this::accept);
    private volatile boolean draining;

    /**
     * Opens nothing yet.
     *
     * @param refusal tells a client that there is no place for it; the connection is then closed
     * @param fault hears why connections cannot be taken, once until that is over
     */
    public Acceptor(
            Slots slots,
            Function<SocketWire, Conversation> conversations,
            Consumer<SocketWire> refusal,
            Consumer<IOException> fault)
            throws IOException {
        this.slots = slots;
        this.conversations = conversations;
        this.refusal = refusal;
        this.fault = fault;
    }

    /**
     * Opens the port, 0 for any free one, and begins to serve; {@code sweep} is run each second.
     */
    public void start(int port, Runnable sweep) throws IOException {
        listener.setReceiveBufferSize(SocketWire.KERNEL_BUFFER);
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        // Virtual threads are daemons, and a process ends when it has no others.
        acceptance.start();
        Thread.ofVirtual().name("sweep").start(() -> sweep(sweep));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** True when it takes no more connections, and those that are there are to end. */
    public boolean draining() {
        return draining;
    }

    /** Until it is to stop and nobody waits: closing resets who has come and was not taken. */
    private void accept() {
        boolean told = false;
        while (true) {
            try {
                listener.setSoTimeout(draining ? 1 : (int) REST.toMillis());
                serve(listener.accept());
                told = false;
            } catch (SocketTimeoutException nobody) {
                if (draining) {
                    return;
                }
            } catch (IOException e) {
                // Out of file descriptors: then others have to end first.
                if (draining) {
                    return;
                }
                if (!told) {
                    fault.accept(e);
                    told = true;
                }
                pause(Duration.ofMillis(20));
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        SocketWire wire;
        try {
            wire = SocketWire.accepted(socket);
        } catch (IOException gone) {
            socket.close();
            return;
        }
        var conversation = conversations.apply(wire);
        if (!admits(conversation)) {
            try (wire) {
                refusal.accept(wire);
            }
            return;
        }
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        conversation.run();
                    } finally {
                        slots.release(conversation);
                    }
                });
    }

    /** In a rush, those that are in come first, and the kernel keeps the others meanwhile. */
    private boolean admits(Conversation newcomer) {
        for (int i = 0; !slots.admit(newcomer); i++) {
            if (i == LOOKS || draining || !slots.mayHaveRoomSoon()) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }

    private void sweep(Runnable more) {
        while (!draining) {
            pause(SWEEP);
            for (var occupant : slots.occupants()) {
                if (occupant instanceof Conversation conversation && conversation.overdue()) {
                    conversation.close();
                }
            }
            more.run();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes no more connections, lets open requests end in the time given, and closes what is then
     * still open.
     */
    public void drain(Duration atMost) throws IOException {
        long begin = System.nanoTime();
        draining = true;
        endAcceptance();
        listener.close();
        while (slots.taken() > 0 && System.nanoTime() - begin < atMost.toNanos()) {
            if (System.nanoTime() - begin > LAST_WORDS.toNanos()) {
                closeConversations(true);
            }
            pause(Duration.ofMillis(20));
        }
        closeConversations(false);
    }

    /** In a rush there is no last one: some are told that they are too late. */
    private void endAcceptance() {
        try {
            acceptance.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeConversations(boolean onlyIdle) {
        for (var occupant : slots.occupants()) {
            if (occupant instanceof Conversation conversation) {
                if (onlyIdle) {
                    conversation.closeIfIdle();
                } else {
                    conversation.close();
                }
            }
        }
    }
}
