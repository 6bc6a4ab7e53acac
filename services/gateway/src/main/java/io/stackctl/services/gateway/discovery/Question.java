package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** A GET over a connection that is used for nothing else, answered with JSON. */
final class Question {
    /** There is more to say than is kept. */
    static final class TooLongException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        TooLongException(String path, int longest) {
            super("the answer to " + path + " is longer than " + longest + " bytes");
        }
    }

    /** Whoever is asked, or stands before it, does not let this be asked. */
    static final class RefusedException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        RefusedException(int status, String path) {
            super(status + " was answered to " + path);
        }
    }

    private Question() {}

    static void ask(Link link, String host, String path) throws IOException {
        var headers = new Headers();
        headers.add("Host", host);
        headers.add("Connection", "close");
        link.out().head("GET " + path + " HTTP/1.1", headers);
        link.out().flush();
    }

    /** What came of it; {@link Answer#NOTHING} for a 404. */
    static Answer answer(Link link, String path, int longest) throws IOException {
        var head = HeadReader.response(link.in());
        var text = new ByteArrayOutputStream();
        var body = new Body(link.in(), BodyFraming.ofResponse("GET", head));
        for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
            if (text.size() + bytes > longest) {
                throw new TooLongException(path, longest);
            }
            text.write(link.in().array(), link.in().position(), bytes);
            body.consume(bytes);
        }
        if (head.status() == 404) {
            return Answer.NOTHING;
        }
        if (head.status() >= 400 && head.status() < 500) {
            throw new RefusedException(head.status(), path);
        }
        if (head.status() != 200) {
            throw new IOException(head.status() + " was answered to " + path);
        }
        return Answer.parse(text.toString(StandardCharsets.UTF_8));
    }
}
