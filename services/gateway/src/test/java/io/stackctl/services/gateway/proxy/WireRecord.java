package io.stackctl.services.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads back what came over one connection, by the letter of RFC 9112 and with a reader of its own:
 * what is in any way unusual, and so could be read differently by some server, is an error.
 */
final class WireRecord {
    private static final Pattern START =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ /[!-\"$-~]* HTTP/1\\.1");

    private static final Pattern STATUS =
            Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) ([\\t -~\\x80-\\xff]*)");

    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?([\\t -~\\x80-\\xff]*)");

    private final String bytes;
    private int at;

    private WireRecord(byte[] bytes) {
        this.bytes = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * A message: its first line, and its fields as {@code name: value} with names in lower case.
     */
    record Message(String start, List<String> fields, String body) {
        List<String> all(String name) {
            return fields.stream()
                    .filter(field -> field.startsWith(name + ":"))
                    .map(field -> field.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    /**
     * The whole requests of a connection; its last one may have been broken off, which is no
     * request.
     */
    static List<Message> requests(byte[] bytes) {
        var record = new WireRecord(bytes);
        var found = new ArrayList<Message>();
        try {
            while (record.at < record.bytes.length()) {
                found.add(record.request());
            }
        } catch (BrokenOffException end) {
            return found;
        }
        return found;
    }

    /** The whole responses that a client got, to requests of these methods. */
    static List<Message> responses(byte[] bytes) {
        var record = new WireRecord(bytes);
        var found = new ArrayList<Message>();
        try {
            while (record.at < record.bytes.length()) {
                var response = record.response();
                if (!response.start().startsWith("HTTP/1.1 1")) {
                    found.add(response);
                }
            }
        } catch (BrokenOffException end) {
            return found;
        }
        return found;
    }

    private static final class BrokenOffException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Message request() throws BrokenOffException {
        var start = line();
        check(START.matcher(start).matches(), "request line " + start);
        var fields = fields();
        var head = new Message(start, fields, "");
        check(head.all("host").size() == 1, "one Host: " + fields);
        check(head.all("x-real-ip").size() == 1, "sent by the gateway: " + fields);
        return new Message(start, fields, body(head, false));
    }

    private Message response() throws BrokenOffException {
        var start = line();
        check(STATUS.matcher(start).matches(), "status line " + start);
        var fields = fields();
        var head = new Message(start, fields, "");
        boolean none = start.matches("HTTP/1.1 (1..|204|304).*");
        return new Message(start, fields, none ? "" : body(head, true));
    }

    private String body(Message head, boolean untilEnd) throws BrokenOffException {
        var lengths = head.all("content-length");
        var codings = head.all("transfer-encoding");
        check(lengths.size() + codings.size() <= 1, "one length: " + head.fields());
        if (codings.size() == 1) {
            check(codings.getFirst().equals("chunked"), "coding " + codings);
            return chunks();
        }
        if (lengths.size() == 1) {
            check(lengths.getFirst().matches("[0-9]{1,18}"), "length " + lengths);
            return take(Long.parseLong(lengths.getFirst()));
        }
        return untilEnd ? take(bytes.length() - at) : "";
    }

    private String chunks() throws BrokenOffException {
        var body = new StringBuilder();
        while (true) {
            var size = line();
            check(size.matches("[0-9a-f]{1,8}"), "chunk size " + size);
            long count = Long.parseLong(size, 16);
            body.append(take(count));
            check(line().isEmpty(), "end of a chunk");
            if (count == 0) {
                return body.toString();
            }
        }
    }

    private List<String> fields() throws BrokenOffException {
        var fields = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var match = FIELD.matcher(line);
            check(match.matches(), "field " + line);
            fields.add(match.group(1).toLowerCase(java.util.Locale.ROOT) + ": " + match.group(2));
        }
        return fields;
    }

    private String line() throws BrokenOffException {
        int end = bytes.indexOf("\r\n", at);
        if (end < 0) {
            throw new BrokenOffException();
        }
        var line = bytes.substring(at, end);
        check(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, "bare CR or LF in " + line);
        at = end + 2;
        return line;
    }

    private String take(long count) throws BrokenOffException {
        if (count > bytes.length() - at) {
            throw new BrokenOffException();
        }
        var taken = bytes.substring(at, at + (int) count);
        at += (int) count;
        return taken;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not well formed: " + what);
        }
    }
}
