package io.stackctl.services.gateway.proxy;

import java.util.List;
import java.util.Random;

/**
 * Requests made by the grammar of RFC 9112, and of what it forbids. The same seed makes the same
 * ones.
 */
final class GeneratedRequests {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "M-SEARCH", "get");

    private static final List<String> TARGETS =
            List.of(
                    "/",
                    "/a/b?c=d&e",
                    "/%61%2F",
                    "/a?b=%00&c=/../",
                    "/a;b=c",
                    "http://shop.local/x",
                    "http://shop.local",
                    "/" + "a".repeat(300));

    /** Fields that anybody may send. */
    private static final List<String> FIELDS =
            List.of(
                    "Accept: */*",
                    "Cookie: a=b; c=\"d\"",
                    "X-Empty:",
                    "X-Tabs:\t a\tb \t",
                    "X-Latin: \u00e9\u00ff",
                    "Expect: 100-continue",
                    "TE: trailers",
                    "Trailer: X-Late",
                    "Upgrade: h2c",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Connection: keep-alive, X-Tabs",
                    "Connection: close",
                    "Keep-Alive: timeout=5",
                    "Proxy-Connection: keep-alive",
                    "X-Forwarded-For: 6.6.6.6",
                    "X_Forwarded_For: 6.6.6.6",
                    "X-Real-Ip: 6.6.6.6",
                    "Content-Type: text/plain",
                    "Content_Length: 99",
                    "Content-Length-X: 99",
                    "Transfer_Encoding: chunked");

    /** What two servers could read as different lengths of the same message. */
    private static final List<String> FRAMINGS =
            List.of(
                    "Content-Length: 5\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: chunked\r\nContent-Length: 5",
                    "Transfer-Encoding: chunked\r\nContent-Length: 0",
                    "Content-Length: 5\r\nContent-Length: 6",
                    "Content-Length: 5\r\nContent-Length: 5",
                    "Content-Length: 5, 5",
                    "Content-Length: +5",
                    "Content-Length: -5",
                    "Content-Length: 0x5",
                    "Content-Length: 5 5",
                    "Content-Length:",
                    "Content-Length: 5\u000b",
                    "Content-Length: 18446744073709551621",
                    "Content-Length : 5",
                    "Content-Length\t: 5",
                    " Content-Length: 5",
                    "X: y\r\n Content-Length: 5",
                    "X: y\nContent-Length: 5",
                    "X: y\rContent-Length: 5",
                    "X: y\r\r\nContent-Length: 5",
                    ": x",
                    "\u0000: x",
                    "X: \u0000",
                    "X",
                    "Transfer-Encoding: identity",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: chunked, identity",
                    "Transfer-Encoding: chunked,",
                    "Transfer-Encoding: ,chunked",
                    "Transfer-Encoding: \"chunked\"",
                    "Transfer-Encoding: chunked;q=1",
                    "Transfer-Encoding: xchunked",
                    "Transfer-Encoding: chunked\u000b",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                    "Transfer-Encoding :chunked",
                    "Transfer-Encoding:\r\n chunked",
                    "Transfer-Encoding: chunked\nX: y",
                    "Transfer-Encoding:",
                    "Host: other.local");

    /** Chunks of which the first cannot be told from its neighbours with certainty. */
    private static final List<String> CHUNKS =
            List.of(
                    "5\nhello\r\n0\r\n\r\n",
                    "5\rhello\r\n0\r\n\r\n",
                    "5\r\nhello\n0\r\n\r\n",
                    "5\r\nhello0\r\n\r\n",
                    "5\r\nhello!\r\n0\r\n\r\n",
                    "5\r\nhell\r\n0\r\n\r\n",
                    "0x5\r\nhello\r\n0\r\n\r\n",
                    "+5\r\nhello\r\n0\r\n\r\n",
                    "-5\r\nhello\r\n0\r\n\r\n",
                    " 5\r\nhello\r\n0\r\n\r\n",
                    "5,\r\nhello\r\n0\r\n\r\n",
                    "5_0\r\nhello\r\n0\r\n\r\n",
                    "\r\nhello\r\n0\r\n\r\n",
                    ";\r\nhello\r\n0\r\n\r\n",
                    "5;a\nb\r\nhello\r\n0\r\n\r\n",
                    "5;\n\r\nhello\r\n0\r\n\r\n",
                    "5;a\rb\r\nhello\r\n0\r\n\r\n",
                    "\uff15\r\nhello\r\n0\r\n\r\n",
                    "10000000000000005\r\nhello\r\n0\r\n\r\n",
                    "5\r\nhello\r\n0\n\r\n",
                    "5\r\nhello\r\n0\r\n\n",
                    "5\r\nhello\r\n0\r\nX: y\n\r\n",
                    "5\r\nhello\r\n0\r\n X: y\r\n\r\n",
                    "5\r\nhello\r\n0\r\nX : y\r\n\r\n",
                    "5\r\nhello\r\n0\r\nX\r\n\r\n");

    private final Random random;

    GeneratedRequests(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A request.
     *
     * @param forbidden whether nobody may take it, as two could do so in different ways
     */
    record Made(String bytes, boolean forbidden) {}

    Made next() {
        var version = random.nextInt(20) == 0 ? "HTTP/1.0" : "HTTP/1.1";
        var head = new StringBuilder();
        head.append(pick(METHODS)).append(' ').append(pick(TARGETS)).append(' ').append(version);
        head.append("\r\n");
        int host = random.nextInt(6);
        for (int i = 0; i < 6; i++) {
            if (i == host) {
                head.append("Host: shop.local\r\n");
            } else if (random.nextInt(3) == 0) {
                head.append(pick(FIELDS)).append("\r\n");
            }
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Made(head + "\r\n", false);
            case 1 -> new Made(withLength(head), false);
            case 2 -> new Made(inChunks(head), version.equals("HTTP/1.0"));
            case 3 -> new Made(head + pick(FRAMINGS) + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n", true);
            case 4 -> new Made(head + "Transfer-Encoding: chunked\r\n\r\n" + pick(CHUNKS), true);
            default -> new Made(head + "Content-Length: 400\r\n\r\nbroken off", true);
        };
    }

    private String withLength(StringBuilder head) {
        var body = body();
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String inChunks(StringBuilder head) {
        var text = new StringBuilder(head).append("Transfer-Encoding: chunked\r\n\r\n");
        for (int chunks = random.nextInt(4); chunks > 0; chunks--) {
            var data = body() + "x";
            var size = Integer.toHexString(data.length());
            text.append("0".repeat(random.nextInt(4)))
                    .append(random.nextBoolean() ? size : size.toUpperCase(java.util.Locale.ROOT))
                    .append(List.of("", ";", ";a=b", ";a=\"\t;\"", " ;a").get(random.nextInt(5)))
                    .append("\r\n")
                    .append(data)
                    .append("\r\n");
        }
        return text.append("0\r\n")
                .append(random.nextInt(3) == 0 ? "X-Late: y\r\nContent-Length: 9\r\n" : "")
                .append("\r\n")
                .toString();
    }

    /** Of any length about where buffers end, and what looks like requests and chunks. */
    private String body() {
        var piece =
                pick(
                        List.of(
                                "GET /hidden HTTP/1.1\r\nHost: shop.local\r\n\r\n",
                                "0\r\n\r\n",
                                "\u0000\r\n\u00ff",
                                "x"));
        return piece.repeat(random.nextInt(random.nextInt(20) == 0 ? 5000 : 12));
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** From 1 to {@code most}. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }
}
