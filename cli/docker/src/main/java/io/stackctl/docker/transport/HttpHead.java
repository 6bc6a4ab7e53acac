package io.stackctl.docker.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Status line and headers of a response.
 *
 * @param status 100 to 599
 * @param reusable whether the connection can serve again once the body has been read
 * @param headers by name, whose case does not count
 */
record HttpHead(int status, boolean reusable, Map<String, List<String>> headers) {

    private static final int LONGEST_LENGTH = 18;

    static HttpHead read(HttpInput input) throws IOException {
        HttpHead head = readOne(input);
        // 1xx answers other than the upgrade only announce the real one.
        for (int announced = 1; head.status < 200 && head.status != 101; announced++) {
            if (announced > HeadGuard.MOST_ANNOUNCEMENTS) {
                throw new BadAnswerException("it only announces an answer, again and again");
            }
            head = readOne(input);
        }
        return head;
    }

    private static HttpHead readOne(HttpInput input) throws IOException {
        input.begin(new HeadGuard(HttpInput.BUFFER_SIZE));
        String start = input.line(HeadGuard.MOST_BYTES);
        int status = status(start);
        Map<String, List<String>> headers = fields(input);
        input.headEnded();
        boolean reusable =
                start.startsWith("HTTP/1.1")
                        && !first(headers, "Connection").equalsIgnoreCase("close");
        return new HttpHead(status, reusable, headers);
    }

    /** Reads fields up to the empty line behind them; they also stand behind a body in chunks. */
    static Map<String, List<String>> fields(HttpInput input) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = 0;
        for (String line = input.line(HeadGuard.MOST_BYTES);
                !line.isEmpty();
                line = input.line(HeadGuard.MOST_BYTES)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw notHttp(line, "is no header field");
            }
            count++;
            if (count > HeadGuard.MOST_FIELDS) {
                throw new BadAnswerException(
                        "it has more than " + HeadGuard.MOST_FIELDS + " header fields");
            }
            fields.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return fields;
    }

    /** Reads {@code HTTP/1.1 200 OK}. */
    private static int status(String line) throws IOException {
        boolean complete = line.length() == 12 || (line.length() > 12 && line.charAt(12) == ' ');
        if (line.startsWith("HTTP/1.") && complete && line.charAt(8) == ' ') {
            int status = 0;
            for (int i = 9; i < 12; i++) {
                int digit = line.charAt(i) - '0';
                status = digit < 0 || digit > 9 ? 1000 : status * 10 + digit;
            }
            if (status >= 100 && status < 600) {
                return status;
            }
        }
        throw notHttp(line, "is no status line");
    }

    private static BadAnswerException notHttp(String words, String why) {
        return new BadAnswerException(
                "it is not HTTP: " + BadAnswerException.excerpt(words) + " " + why);
    }

    /** The first value of a header; empty without one. */
    String header(String name) {
        return first(headers, name);
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.getFirst();
    }

    /** The response's body on a connection. */
    BodyInput body(HttpInput input, boolean headOnly, BodyInput.Ending ending) throws IOException {
        if (headOnly || status == 204 || status == 304) {
            return BodyInput.ofLength(input, 0, ending);
        }
        String coding = header("Transfer-Encoding");
        if (coding.equalsIgnoreCase("chunked")) {
            return BodyInput.chunked(input, ending);
        }
        if (!coding.isEmpty()) {
            throw notHttp(coding, "is no transfer coding that was asked for");
        }
        List<String> lengths = headers.getOrDefault("Content-Length", List.of());
        if (lengths.isEmpty()) {
            return BodyInput.ofLength(input, BodyInput.UNTIL_CLOSE, ending);
        }
        for (String length : lengths) {
            if (!length.equals(lengths.getFirst())) {
                throw notHttp(length, "is a second length of the same answer");
            }
        }
        return BodyInput.ofLength(input, length(lengths.getFirst()), ending);
    }

    /** Digits and nothing else: no sign, no blank, and not more than a long holds. */
    private static long length(String digits) throws IOException {
        long length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notHttp(digits, "is no length");
            }
            length = length * 10 + digit;
        }
        if (digits.isEmpty() || digits.length() > LONGEST_LENGTH) {
            throw notHttp(digits, "is no length");
        }
        return length;
    }
}
