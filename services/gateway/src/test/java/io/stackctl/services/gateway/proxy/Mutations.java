package io.stackctl.services.gateway.proxy;

import java.util.List;
import java.util.Random;

/**
 * Messages that are nearly right: what is well formed, with a few places changed into what servers
 * have been known to read in different ways. The same seed gives the same messages.
 */
final class Mutations {
    private static final List<String> PIECES =
            List.of(
                    "\r",
                    "\n",
                    "\r\n",
                    "\r\n\r\n",
                    "\n\n",
                    "\u0000",
                    "\u000b",
                    "\u000c",
                    "\u0085",
                    "\u00a0",
                    "\u007f",
                    "\u001b",
                    " ",
                    "\t",
                    ":",
                    ";",
                    ",",
                    "\"",
                    "%",
                    "/",
                    "\\",
                    "..",
                    "/../",
                    "%2e%2e",
                    "%00",
                    "#",
                    "?",
                    "@",
                    "//",
                    "+",
                    "-",
                    "0x",
                    "_",
                    "\r\n ",
                    "\r\n\t",
                    "Transfer-Encoding: chunked\r\n",
                    "Transfer-Encoding : chunked\r\n",
                    "Transfer-Encoding:\tchunked\r\n",
                    "Transfer-Encoding: identity\r\n",
                    "Transfer-Encoding: gzip, chunked\r\n",
                    "transfer-encoding: CHUNKED\r\n",
                    "Transfer_Encoding: chunked\r\n",
                    "Content-Length: 0\r\n",
                    "Content-Length: 5\r\n",
                    "Content-Length: 05\r\n",
                    "Content-Length: 5, 5\r\n",
                    "Content-Length: +5\r\n",
                    "Content-Length: 99999999999999999999\r\n",
                    "Content_Length: 5\r\n",
                    "Host: other\r\n",
                    "Host:\r\n",
                    "Connection: close\r\n",
                    "Connection: keep-alive\r\n",
                    "Connection: Content-Length, Host\r\n",
                    "Connection: X-Own\r\n",
                    "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\n",
                    "Expect: 100-continue\r\n",
                    "X-Forwarded-For: 6.6.6.6\r\n",
                    "0\r\n\r\n",
                    "5\r\nhello\r\n",
                    "5;a=b\r\nhello\r\n",
                    "ffffffffffffffff\r\n",
                    "HTTP/1.0",
                    "HTTP/1.1",
                    "HTTP/2.0",
                    "http/1.1",
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                    "GET /hidden HTTP/1.1\r\nHost: shop.local\r\n\r\n");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One of these, with up to three places changed. */
    String of(List<String> messages) {
        var message = new StringBuilder(pick(messages));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(message);
        }
        return message.toString();
    }

    private void change(StringBuilder message) {
        int at = random.nextInt(message.length() + 1);
        int end = Math.min(message.length(), at + 1 + random.nextInt(4));
        switch (random.nextInt(6)) {
            case 0 -> message.delete(at, end);
            case 1 -> message.replace(at, end, pick(PIECES));
            case 2 -> message.insert(at, (char) random.nextInt(256));
            case 3 -> message.insert(lineStart(message, at), pick(PIECES));
            case 4 -> message.insert(at, message.substring(at, end).repeat(1 + random.nextInt(50)));
            default -> message.insert(at, pick(PIECES));
        }
        if (message.isEmpty()) {
            message.append('\r');
        }
    }

    private static int lineStart(StringBuilder message, int at) {
        return message.lastIndexOf("\n", at) + 1;
    }

    /** One of a list. */
    String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** From 1 to {@code most}. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }
}
