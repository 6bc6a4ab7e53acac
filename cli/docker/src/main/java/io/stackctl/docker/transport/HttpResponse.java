package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response read from a connection of ours. */
final class HttpResponse implements Upgrade {

    private final HttpHead head;
    private final InputStream body;
    private final HttpConnection connection;

    HttpResponse(HttpHead head, InputStream body, HttpConnection connection) {
        this.head = head;
        this.body = body;
        this.connection = connection;
    }

    @Override
    public int getStatusCode() {
        return head.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return head.headers();
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = head.headers().get(name);
        return values == null ? null : values.getFirst();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public boolean upgraded() {
        return head.status() == 101
                // Engines answer 200 where a proxy has taken the Upgrade header away.
                || (head.status() == 200 && head.header("Content-Type").endsWith("-stream"));
    }

    @Override
    public OutputStream output() {
        return connection.connection().output();
    }

    @Override
    public void closeOutput() throws IOException {
        connection.connection().closeOutput();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // The connection is given up anyway.
        }
    }
}
