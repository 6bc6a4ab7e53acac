package io.stackctl.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** A response of Apache HttpClient. */
final class HttpClientResponse implements Response {

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;

    HttpClientResponse(HttpUriRequestBase request, ClassicHttpResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public int getStatusCode() {
        return response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public InputStream getBody() {
        try {
            return response.getEntity() == null
                    ? InputStream.nullInputStream()
                    : new Body(response.getEntity().getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the connection up unless the whole body was read. */
    @Override
    public void close() {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            // Nobody waits for anything on it any more.
        }
    }

    private final class Body extends FilterInputStream {

        Body(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw HttpClientTransport.explained(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (IOException e) {
                throw HttpClientTransport.explained(e);
            }
        }

        /** Without reading what is left: that may have no end. */
        @Override
        public void close() {
            HttpClientResponse.this.close();
        }
    }
}
