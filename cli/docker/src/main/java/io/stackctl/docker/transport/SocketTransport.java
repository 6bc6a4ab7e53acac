package io.stackctl.docker.transport;

import io.stackctl.engine.EngineThread;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of our own on connections that a dialer opens. Plain calls share kept-alive connections; a
 * stream has one to itself. No thread is started unless a caller hands in a stream to be sent
 * behind an upgrade.
 */
public final class SocketTransport implements EngineTransport {

    private static final int MOST_IDLE = 32;

    private final Dialer dialer;
    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public SocketTransport(Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public Response execute(Request request) {
        try {
            if (request.hijackedInput() != null) {
                return pumping(request, request.hijackedInput());
            }
            HttpResponse response = onKeptConnection(request);
            return response == null ? onNewConnection(request) : response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Upgrade upgrade(Request request) {
        try {
            return onNewConnection(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when there is no such connection, or the engine has closed it meanwhile. */
    private @Nullable HttpResponse onKeptConnection(Request request) throws IOException {
        // A streamed body cannot be sent a second time, so it never meets a stale connection.
        boolean streamed = request.body() != null && request.bodyBytes() == null;
        HttpConnection kept = streamed ? null : idle.pollFirst();
        if (kept == null) {
            return null;
        }
        boolean sent = false;
        try {
            kept.send(request);
            sent = true;
            if (kept.awaitAnswer()) {
                return answer(kept, request);
            }
        } catch (IOException e) {
            // A request that may have been taken is repeated only where that changes nothing.
            if (sent && !isSafe(request)) {
                kept.close();
                throw e;
            }
        }
        kept.close();
        if (sent && !isSafe(request)) {
            throw new EOFException("the engine closed the connection");
        }
        return null;
    }

    private static boolean isSafe(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private HttpResponse onNewConnection(Request request) throws IOException {
        HttpConnection connection = new HttpConnection(dialer.dial());
        try {
            return exchange(connection, request);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private HttpResponse exchange(HttpConnection connection, Request request) throws IOException {
        try {
            connection.send(request);
        } catch (IOException e) {
            return refusal(connection, request, e);
        }
        return answer(connection, request);
    }

    /** An engine that refuses a request need not take all of its body: it says so, and is gone. */
    private HttpResponse refusal(HttpConnection connection, Request request, IOException broken)
            throws IOException {
        try {
            if (connection.isCutOff() && connection.awaitAnswer()) {
                HttpResponse answer = answer(connection, request);
                if (answer.getStatusCode() >= 400) {
                    return answer;
                }
            }
        } catch (IOException e) {
            broken.addSuppressed(e);
        }
        throw broken;
    }

    private HttpResponse answer(HttpConnection connection, Request request) throws IOException {
        HttpHead head = connection.readHead();
        boolean reusable = head.status() != 101 && head.reusable();
        BodyInput body =
                head.body(
                        connection.input(),
                        request.method().equals("HEAD"),
                        complete -> release(connection, complete && reusable));
        return new HttpResponse(head, body, connection);
    }

    private void release(HttpConnection connection, boolean reusable) {
        if (reusable && !closed && idle.size() < MOST_IDLE) {
            idle.addFirst(connection);
            return;
        }
        try {
            connection.close();
        } catch (IOException e) {
            // Nobody waits for anything on it any more.
        }
    }

    /** What docker-java's own commands expect of attach and exec. */
    private Response pumping(Request request, InputStream source) throws IOException {
        HttpResponse response = onNewConnection(request);
        if (response.upgraded()) {
            EngineThread.start("pump", () -> pump(source, response));
        }
        return response;
    }

    private static void pump(InputStream source, Upgrade target) {
        try (source) {
            OutputStream output = target.output();
            source.transferTo(output);
            target.closeOutput();
        } catch (IOException e) {
            target.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (HttpConnection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            release(kept, false);
        }
    }
}
