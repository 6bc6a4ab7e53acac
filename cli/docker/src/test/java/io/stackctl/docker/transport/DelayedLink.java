package io.stackctl.docker.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to an engine that is far: whatever is sent arrives some time later, in each direction.
 *
 * <p>It counts round trips that had to follow one another, whatever is spoken on it, with clocks as
 * Lamport's: what is sent carries the sender's clock; what arrives here sets ours to at least one
 * more than it carries, and what arrives there sets the engine's to what it carries. So questions
 * that are asked at once count as one, and how long either side computes counts nothing.
 */
public final class DelayedLink implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final SocketAddress engine;
    private final Duration oneWay;
    private final AtomicInteger here = new AtomicInteger();
    private final AtomicInteger there = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private volatile int begun;

    private DelayedLink(ServerSocketChannel listener, SocketAddress engine, Duration oneWay) {
        this.listener = listener;
        this.engine = engine;
        this.oneWay = oneWay;
        Thread.ofVirtual().start(this::serve);
    }

    /**
     * A port of this machine that leads there. Its connections take a round trip to be made, as
     * TCP's do.
     */
    public static DelayedLink to(SocketAddress engine, Duration oneWay) throws IOException {
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new DelayedLink(listener, engine, oneWay);
    }

    /** The same to a unix socket. */
    public static DelayedLink to(Path socket, Duration oneWay) throws IOException {
        return to(UnixDomainSocketAddress.of(socket), oneWay);
    }

    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** How many round trips there were, one after the other. */
    public int rounds() {
        return here.get() - begun;
    }

    /** {@code 4 connections, 2 rounds}. */
    public String counts() {
        return connections + " connections, " + rounds() + " rounds";
    }

    /** Begins to count anew. */
    public void reset() {
        begun = here.get();
        connections.set(0);
        sent.clear();
    }

    /** The first line of whatever was sent at once, behind the number of its round. */
    public String told() {
        return counts() + ":\n" + String.join("\n", sent);
    }

    private void serve() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                connections.incrementAndGet();
                SocketChannel server = SocketChannel.open(engine);
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                if (engine instanceof InetSocketAddress) {
                    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
                int made = here.get() + 1;
                new Way(client, server, here, there, 0) {
                    @Override
                    void begin() throws InterruptedException {
                        Thread.sleep(oneWay.multipliedBy(2));
                        here.accumulateAndGet(made, Math::max);
                    }
                }.open();
                new Way(server, client, there, here, 1).open();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What was sent and has not arrived; empty for the end of a direction. */
    private record Parcel(long due, int clock, ByteBuffer bytes) {}

    /** One direction of one connection. */
    private class Way {

        private final SocketChannel from;
        private final SocketChannel to;
        private final AtomicInteger sender;
        private final AtomicInteger receiver;
        private final int step;
        private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();

        Way(
                SocketChannel from,
                SocketChannel to,
                AtomicInteger sender,
                AtomicInteger receiver,
                int step) {
            this.from = from;
            this.to = to;
            this.sender = sender;
            this.receiver = receiver;
            this.step = step;
        }

        void open() {
            Thread.ofVirtual().start(this::take);
            Thread.ofVirtual().start(this::deliver);
        }

        /** Waits until it can be sent on. */
        void begin() throws InterruptedException {}

        private void take() {
            try {
                begin();
                var buffer = ByteBuffer.allocate(64 * 1024);
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    put(copy(buffer));
                    buffer.clear();
                }
            } catch (IOException broken) {
                // The other side hears of it as of an end.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            put(ByteBuffer.allocate(0));
        }

        private void put(ByteBuffer bytes) {
            int clock = sender.get();
            if (step == 0) {
                note(clock, bytes);
            }
            parcels.add(new Parcel(System.nanoTime() + oneWay.toNanos(), clock, bytes));
        }

        private void deliver() {
            try {
                for (Parcel parcel = parcels.take(); ; parcel = parcels.take()) {
                    TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
                    if (!parcel.bytes().hasRemaining()) {
                        to.shutdownOutput();
                        return;
                    }
                    receiver.accumulateAndGet(parcel.clock() + step, Math::max);
                    while (parcel.bytes().hasRemaining()) {
                        to.write(parcel.bytes());
                    }
                }
            } catch (IOException broken) {
                close(from);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void note(int clock, ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        text.lines().findFirst().ifPresent(line -> sent.add(clock + 1 - begun + " " + line));
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nobody sends on it any more.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
