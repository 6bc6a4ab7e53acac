package io.stackctl.kubernetes.client;

import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A web socket of several channels: the first byte of each message says of which one it is. A
 * process that is joined speaks so ({@code v4.channel.k8s.io}; with {@code v5.channel.k8s.io} one
 * side can say that a channel has ended). One piece is asked for at a time, so whoever reads slowly
 * is not flooded, and no message is held whole.
 */
public final class ChannelSocket implements WebSocket.Listener, AutoCloseable {

    /** The newest first, as they are offered. */
    static final String ENDING = "v5.channel.k8s.io";

    static final String PLAIN = "v4.channel.k8s.io";

    /** What says on a socket of the newer kind that a channel has ended. */
    private static final int END = 255;

    private final Duration beat;
    private final Duration silence;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Object sending = new Object();
    private volatile @Nullable WebSocket socket;
    private int channel = -1;
    private boolean isWaitedFor;
    private long heard = System.nanoTime();
    private boolean ended;
    private String broken = "";

    /**
     * Is not connected yet.
     *
     * @param beat after so long the other side is asked whether it is there, and what lies between
     *     sees that somebody is
     * @param silence after so long without an answer it is given up
     */
    ChannelSocket(Duration beat, Duration silence) {
        this.beat = beat;
        this.silence = silence;
    }

    /** A part of what came on a channel. */
    public record Piece(int channel, ByteBuffer bytes) {}

    void begin(WebSocket of) {
        synchronized (this) {
            socket = of;
            heard = System.nanoTime();
            isWaitedFor = true;
        }
        of.request(1);
        EngineThread.start("heartbeat", this::beat);
    }

    @Override
    public void onOpen(WebSocket of) {
        // It is begun with when the connection is known to speak what was asked for.
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket of, ByteBuffer data, boolean last) {
        synchronized (this) {
            heard = System.nanoTime();
            if (channel < 0 && data.hasRemaining()) {
                channel = data.get() & 0xff;
            }
            if (data.hasRemaining()) {
                var bytes = ByteBuffer.allocate(data.remaining());
                pieces.add(new Piece(channel, bytes.put(data).flip()));
                isWaitedFor = false;
            }
            channel = last ? -1 : channel;
            notifyAll();
            if (!isWaitedFor) {
                return null;
            }
        }
        of.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket of, ByteBuffer data) {
        synchronized (this) {
            heard = System.nanoTime();
        }
        of.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket of, int code, String reason) {
        end(code == WebSocket.NORMAL_CLOSURE ? "" : "it was closed (" + code + ") " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket of, Throwable error) {
        end(String.valueOf(error.getMessage()));
    }

    private synchronized void end(String why) {
        broken = ended ? broken : why;
        ended = true;
        notifyAll();
    }

    /** Blocks for the next piece; null when there are no more. */
    public @Nullable Piece next() throws IOException {
        WebSocket more = null;
        synchronized (this) {
            if (pieces.isEmpty() && !isWaitedFor && !ended) {
                isWaitedFor = true;
                heard = System.nanoTime();
                more = socket;
            }
        }
        if (more != null) {
            more.request(1);
        }
        return await();
    }

    private synchronized @Nullable Piece await() throws IOException {
        try {
            while (pieces.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        if (pieces.isEmpty() && !broken.isEmpty()) {
            throw new IOException(broken.strip());
        }
        return pieces.poll();
    }

    /** Whether the other side can be told that a channel has ended. */
    public synchronized boolean canEnd() {
        return socket != null && socket.getSubprotocol().equals(ENDING);
    }

    /** Says that nothing more comes on a channel, where {@link #canEnd}. */
    public void end(int which) throws IOException {
        var one = new byte[] {(byte) which};
        send(END, one, 0, 1);
    }

    /** Sends, and returns when it is on its way. */
    public void send(int which, byte[] buffer, int offset, int length) throws IOException {
        var message = ByteBuffer.allocate(length + 1);
        message.put((byte) which).put(buffer, offset, length).flip();
        synchronized (sending) {
            var open = socket;
            if (open == null) {
                throw new IOException("it is not connected");
            }
            try {
                open.sendBinary(message, true).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IOException("it is closed", e);
            }
        }
    }

    private void beat() {
        // Not at once: what a machine has not read when it closes costs the last of the output.
        for (EngineThread.pause(beat); !isOver(); EngineThread.pause(beat)) {
            var open = socket;
            if (open != null) {
                var _ = open.sendPing(ByteBuffer.allocate(0));
            }
        }
    }

    /** Whether there is nobody any more to be asked. */
    private synchronized boolean isOver() {
        // While nothing is asked for, no answer can come either.
        if (isWaitedFor && System.nanoTime() - heard > silence.toNanos()) {
            end("nothing was heard for " + silence.toSeconds() + " s");
            close();
        }
        return ended;
    }

    @Override
    public void close() {
        end("");
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
