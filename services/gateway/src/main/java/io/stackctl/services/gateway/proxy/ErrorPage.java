package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.http.Headers;
import io.stackctl.services.gateway.http.HttpOutput;
import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The gateway's own answers: why there is no other. */
record ErrorPage(int status, String why) {
    /** Sends it, as JSON to a client that accepts that and as text to any other. */
    void send(HttpOutput out, @Nullable Headers request, boolean head, boolean close)
            throws IOException {
        boolean json = request != null && accepts(request, "application/json");
        var body =
                (json ? json() : status + " " + reason(status) + "\n" + why + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        var headers = new Headers();
        headers.add("Content-Type", json ? "application/json" : "text/plain; charset=utf-8");
        headers.add("Content-Length", Integer.toString(body.length));
        headers.add("Cache-Control", "no-store");
        headers.add("X-Content-Type-Options", "nosniff");
        if (status == 503) {
            headers.add("Retry-After", "1");
        }
        if (close) {
            headers.add("Connection", "close");
        }
        out.head("HTTP/1.1 " + status + " " + reason(status), headers);
        if (!head) {
            out.bytes(body, 0, body.length);
        }
        out.flush();
    }

    private String json() {
        var page = new LinkedHashMap<String, Object>();
        page.put("status", status);
        page.put("error", reason(status));
        page.put("why", why);
        return Json.print(page) + "\n";
    }

    private static boolean accepts(Headers request, String type) {
        return request.tokens("Accept").stream().anyMatch(accepted -> accepted.startsWith(type));
    }

    static String reason(int status) {
        return switch (status) {
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 414 -> "URI Too Long";
            case 417 -> "Expectation Failed";
            case 431 -> "Request Header Fields Too Large";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 505 -> "HTTP Version Not Supported";
            default -> "Error";
        };
    }
}
