package io.stackctl.docker.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Has Apache's parsers watched: theirs bound lines and fields, not the whole, and not its time. */
final class GuardedParsers implements HttpMessageParserFactory<ClassicHttpResponse> {

    /** What Apache reads at once, and so perhaps of the body. */
    private static final int READ_AHEAD = 16 * 1024;

    private final HttpMessageParserFactory<ClassicHttpResponse> parsers;

    GuardedParsers(Http1Config bounds) {
        this.parsers = new DefaultHttpResponseParserFactory(bounds);
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        return new Guarded(parsers.create());
    }

    @SuppressWarnings("deprecation")
    @Override
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
        return new Guarded(new DefaultHttpResponseParserFactory(config).create());
    }

    /** The parser of one connection. */
    private static final class Guarded implements HttpMessageParser<ClassicHttpResponse> {

        private final HttpMessageParser<ClassicHttpResponse> parser;
        private int announcements;

        Guarded(HttpMessageParser<ClassicHttpResponse> parser) {
            this.parser = parser;
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream input)
                throws IOException, HttpException {
            ClassicHttpResponse head =
                    parser.parse(buffer, new GuardedInput(input, new HeadGuard(READ_AHEAD)));
            boolean announces = head != null && head.getCode() < 200;
            announcements = announces ? announcements + 1 : 0;
            if (announcements > HeadGuard.MOST_ANNOUNCEMENTS) {
                throw new BadAnswerException("it only announces an answer, again and again");
            }
            return head;
        }
    }

    private static final class GuardedInput extends FilterInputStream {

        private final HeadGuard guard;

        GuardedInput(InputStream input, HeadGuard guard) {
            super(input);
            this.guard = guard;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            guard.arrived(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            guard.arrived(count);
            return count;
        }
    }
}
