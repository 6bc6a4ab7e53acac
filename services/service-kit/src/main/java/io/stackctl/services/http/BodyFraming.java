package io.stackctl.services.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the end of a body is found (RFC 9112, section 6). Two servers that disagree on it are what
 * request smuggling needs, so every message whose framing could be read in two ways is refused
 * rather than repaired.
 */
public sealed interface BodyFraming {
    record None() implements BodyFraming {}

    record Length(long bytes) implements BodyFraming {}

    record Chunked() implements BodyFraming {}

    /** A response that lasts until its connection ends. */
    record UntilClose() implements BodyFraming {}

    static BodyFraming ofRequest(int minor, Headers headers) throws Refusal {
        var declared = declared(minor, headers);
        return declared == null ? new None() : declared;
    }

    /** {@code method} is the request's: an answer to HEAD has the fields of a body and none. */
    static BodyFraming ofResponse(String method, ResponseHead head) throws Refusal {
        if (method.equals("HEAD") || head.bodiless()) {
            return new None();
        }
        var declared = declared(head.minor(), head.headers());
        return declared == null ? new UntilClose() : declared;
    }

    private static @Nullable BodyFraming declared(int minor, Headers headers) throws Refusal {
        var encodings = headers.all("Transfer-Encoding");
        var lengths = headers.all("Content-Length");
        if (!encodings.isEmpty()) {
            if (!lengths.isEmpty()) {
                throw new Refusal(400, "both Content-Length and Transfer-Encoding");
            }
            return chunked(minor, encodings);
        }
        return switch (lengths.size()) {
            case 0 -> null;
            case 1 -> new Length(length(lengths.getFirst()));
            default -> throw new Refusal(400, "more than one Content-Length");
        };
    }

    private static BodyFraming chunked(int minor, List<String> encodings) throws Refusal {
        if (minor == 0) {
            throw new Refusal(400, "Transfer-Encoding in an HTTP/1.0 message");
        }
        if (encodings.size() != 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
            throw new Refusal(400, "a Transfer-Encoding other than chunked");
        }
        return new Chunked();
    }

    private static long length(String digits) throws Refusal {
        if (digits.isEmpty()
                || digits.length() > 18
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal(400, "Content-Length is not a number of bytes");
        }
        return Long.parseLong(digits);
    }
}
