package io.stackctl.stacks;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A steady load of GETs, in a process of its own: it runs where the machines of a {@link
 * GatewayLoad} can be reached. Half of the clients keep their connections, the others make one for
 * each request. Given addresses, it goes on until its input ends. It prints a line for each request
 * that failed or was slow, {@code MILLIS ADDRESS KIND WHAT}, where the time is {@link
 * System#currentTimeMillis} of the end; and when a line comes in, and at the end, how many there
 * were: {@code total NUMBER}.
 */
final class LoadOnGateways {
    /** Of each kind and address. */
    private static final int CLIENTS = 3;

    private static final Duration PACE = Duration.ofMillis(40);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final long SLOW_MILLIS = 1_000;

    private final URI address;
    private final boolean keeps;
    private final AtomicLong total;
    private final AtomicBoolean over;

    private LoadOnGateways(URI address, boolean keeps, AtomicLong total, AtomicBoolean over) {
        this.address = address;
        this.keeps = keeps;
        this.total = total;
        this.over = over;
    }

    public static void main(String[] addresses) throws Exception {
        var over = new AtomicBoolean();
        var total = new AtomicLong();
        var clients = new ArrayList<Thread>();
        for (var address : addresses) {
            for (int client = 0; client < 2 * CLIENTS; client++) {
                var load = new LoadOnGateways(URI.create(address), client % 2 == 0, total, over);
                clients.add(Thread.ofVirtual().start(load::run));
            }
        }
        for (int said = 0; said >= 0; said = System.in.read()) {
            System.out.println("total " + total);
        }
        over.set(true);
        for (var client : clients) {
            client.join();
        }
        System.out.println("total " + total);
    }

    private void run() {
        @Nullable Socket kept = null;
        while (!over.get()) {
            long begun = System.currentTimeMillis();
            try {
                kept = ask(kept);
                tell(begun, "slow", System.currentTimeMillis() - begun > SLOW_MILLIS);
            } catch (IOException e) {
                kept = null;
                tell(begun, e.toString(), true);
            }
            total.incrementAndGet();
            pause();
        }
    }

    private void tell(long begun, String what, boolean worthIt) {
        if (worthIt) {
            long now = System.currentTimeMillis();
            var kind = keeps ? "kept" : "fresh";
            var line = List.of(now, address, kind, what, "after", now - begun, "ms");
            System.out.println(line.stream().map(String::valueOf).collect(joining(" ")));
        }
    }

    /** One request; returns the connection if it is to be used again. */
    private @Nullable Socket ask(@Nullable Socket kept) throws IOException {
        var socket = kept == null ? connect() : kept;
        try {
            var host = address.getHost();
            var head = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\n";
            var close = keeps ? "\r\n" : "Connection: close\r\n\r\n";
            socket.getOutputStream().write((head + close).getBytes(StandardCharsets.US_ASCII));
            boolean again = read(socket) && keeps;
            if (!again) {
                socket.close();
            }
            return again ? socket : null;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether the connection can be used again; anything but a 200 is a failure. */
    private static boolean read(Socket socket) throws IOException {
        // Nothing is read ahead of an answer, since nothing was asked beyond it.
        var in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var status = in.readLine();
        if (status == null) {
            throw new EOFException("no answer");
        }
        int length = -1;
        boolean closes = false;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            var field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length = Integer.parseInt(field.substring(15).strip());
            }
            closes |= field.equals("connection: close");
        }
        for (int i = 0; i < length; i++) {
            if (in.read() < 0) {
                throw new EOFException("half an answer");
            }
        }
        if (!status.contains(" 200")) {
            throw new IOException(status);
        }
        return !closes && length >= 0;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
