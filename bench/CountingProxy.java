import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Passes a Unix socket's connections on to another one, and counts the HTTP requests that go by.
 * The count is written to a file after each.
 *
 * <p>{@code java CountingProxy.java LISTEN TARGET COUNT-FILE}
 */
final class CountingProxy {

    /** A body of JSON has no line that looks like this. */
    private static final Pattern REQUEST =
            Pattern.compile("(?m)^(GET|HEAD|POST|PUT|DELETE) /\\S* HTTP/1\\.[01]\\r\\n");

    /** A request line is looked for in what two reads brought, which may have parted it. */
    private static final int LONGEST_LINE = 4096;

    private final UnixDomainSocketAddress target;
    private final Path file;
    private final AtomicLong requests = new AtomicLong();

    private CountingProxy(Path target, Path file) {
        this.target = UnixDomainSocketAddress.of(target);
        this.file = file;
    }

    public static void main(String[] words) throws IOException {
        var listen = Path.of(words[0]);
        Files.deleteIfExists(listen);
        var proxy = new CountingProxy(Path.of(words[1]), Path.of(words[2]));
        proxy.write();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(listen));
            while (true) {
                proxy.serve(server.accept());
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        var engine = SocketChannel.open(target);
        Thread.ofVirtual().start(() -> pass(client, engine, true));
        Thread.ofVirtual().start(() -> pass(engine, client, false));
    }

    private void pass(SocketChannel from, SocketChannel to, boolean counts) {
        var buffer = ByteBuffer.allocate(64 * 1024);
        var seen = new StringBuilder();
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (counts) {
                    count(seen, StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString());
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    private void count(StringBuilder seen, String more) throws IOException {
        seen.append(more);
        var matches = REQUEST.matcher(seen);
        int end = 0;
        while (matches.find()) {
            requests.incrementAndGet();
            end = matches.end();
        }
        seen.delete(0, Math.max(end, seen.length() - LONGEST_LINE));
        if (end > 0) {
            write();
        }
    }

    private synchronized void write() throws IOException {
        Files.writeString(file, requests + "\n");
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException already) {
            // It is closed.
            return;
        }
    }
}
