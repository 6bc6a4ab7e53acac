package load;

import module java.base;

/** A connection of a client that speaks HTTP/1.1 and notices how it fails. */
final class Wire implements Closeable {

    private static final int LONGEST_LINE = 16384;

    private final SocketChannel channel;
    private final InputStream in;

    Wire(SocketChannel channel, int timeout) throws IOException {
        this.channel = channel;
        channel.socket().setSoTimeout(timeout);
        in = new BufferedInputStream(channel.socket().getInputStream());
    }

    void send(byte[] bytes) throws Failure {
        try {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw new Failure(Fault.RESET, "sending: " + e.getMessage());
        }
    }

    /** Asks and reads the whole answer. */
    Answer ask(byte[] request) throws Failure {
        send(request);
        var head = head();
        return new Answer(head.status(), head.fields(), body(head));
    }

    /** Waits for the head of an answer. */
    Answer head() throws Failure {
        String first = line(Fault.RESET);
        var words = first.split(" ", 3);
        if (!first.startsWith("HTTP/1.") || words.length < 2 || !words[1].matches("[1-5]\\d\\d")) {
            throw new Failure(Fault.WRONG, "no status line");
        }
        var fields = new HashMap<String, String>();
        for (var line = line(Fault.CUT); !line.isEmpty(); line = line(Fault.CUT)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new Failure(Fault.WRONG, "no header field");
            }
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(words[1]), fields, "");
    }

    private String body(Answer head) throws Failure {
        if (head.chunked()) {
            var body = new StringBuilder();
            for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                body.append(chunk);
            }
            return body.toString();
        }
        var length = head.fields().get("content-length");
        if (length == null) {
            throw new Failure(Fault.WRONG, "a body without an end");
        }
        return text(number(length, 10));
    }

    /** The next chunk of a body; the last one is empty. */
    String chunk() throws Failure {
        int length = number(line(Fault.CUT), 16);
        var chunk = text(length);
        if (!line(Fault.CUT).isEmpty()) {
            throw new Failure(Fault.WRONG, "no end of a chunk");
        }
        return chunk;
    }

    private static int number(String text, int radix) throws Failure {
        try {
            return Integer.parseUnsignedInt(text.strip(), radix);
        } catch (NumberFormatException _) {
            throw new Failure(Fault.WRONG, "no length");
        }
    }

    private String text(int length) throws Failure {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    byte[] bytes(int length) throws Failure {
        try {
            var bytes = in.readNBytes(length);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IOException e) {
            throw ended(e, Fault.CUT);
        }
        throw new Failure(Fault.CUT, "closed");
    }

    private String line(Fault unlessBegun) throws Failure {
        var line = new StringBuilder();
        try {
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new Failure(line.isEmpty() ? unlessBegun : Fault.CUT, "closed");
                }
                if (line.length() > LONGEST_LINE) {
                    throw new Failure(Fault.WRONG, "too long a line");
                }
                line.append((char) next);
            }
        } catch (IOException e) {
            throw ended(e, line.isEmpty() ? unlessBegun : Fault.CUT);
        }
        return line.toString().stripTrailing();
    }

    private static Failure ended(IOException cause, Fault fault) {
        return new Failure(cause instanceof SocketTimeoutException ? Fault.TIMEOUT : fault, String.valueOf(cause.getMessage()));
    }

    /** Whether the other side has, as far as one can see, neither closed it nor sent what nobody asked for. */
    boolean fresh() {
        try {
            channel.configureBlocking(false);
            boolean fresh = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return fresh;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is gone.
        }
    }
}
