package app;

import module java.base;

/**
 * A request that has arrived whole.
 *
 * @param query what stands behind the question mark, decoded
 * @param fields by their names in lower case
 */
record Request(String method, String path, Map<String, String> query, Map<String, String> fields, String body) {

    private static final int MOST_BYTES = 65536;

    /** Null when the client has closed instead of asking. */
    static Request read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null) {
            return null;
        }
        var words = first.split(" ");
        if (words.length != 3) {
            throw new IOException("no request line");
        }
        var fields = new HashMap<String, String>();
        String line;
        while ((line = line(in)) != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon < 1 || fields.size() > 100) {
                throw new IOException("no header field");
            }
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseUnsignedInt(fields.getOrDefault("content-length", "0"));
        var body = in.readNBytes(Math.min(length, MOST_BYTES));
        if (body.length < length) {
            throw new IOException("half a body, or too long a one");
        }
        int mark = words[1].indexOf('?');
        return new Request(
                words[0],
                mark < 0 ? words[1] : words[1].substring(0, mark),
                mark < 0 ? Map.of() : query(words[1].substring(mark + 1)),
                fields,
                new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                query.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) != '\n') {
            if (next < 0) {
                return null;
            }
            if (line.size() > 8192) {
                throw new IOException("too long a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Whether it stays for as long as the client likes: nobody waits for its end. */
    boolean stream() {
        return path.equals("/ws") || path.equals("/sse");
    }

    boolean last() {
        return fields.getOrDefault("connection", "").equalsIgnoreCase("close");
    }
}
