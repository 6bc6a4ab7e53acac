package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Headers;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Reason;
import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own answers: why there is no other.
 *
 * @param retryAfter seconds, said with 503
 */
record ErrorPage(int status, String why, int retryAfter) {
    /** In seconds, for what is expected to be over soon. */
    private static final int SOON = 1;

    /** In seconds, for what somebody has to end. */
    private static final int LATER = 30;

    ErrorPage(int status, String why) {
        this(status, why, SOON);
    }

    /** For everybody while a unit is under maintenance. */
    static ErrorPage maintenance(String unit) {
        return new ErrorPage(503, unit + " is under maintenance", LATER);
    }

    /** Sends it, as JSON to a client that accepts that and as text to any other. */
    void send(HttpOutput out, @Nullable Headers request, boolean head, boolean close)
            throws IOException {
        boolean json = request != null && accepts(request, "application/json");
        var body =
                (json ? json() : status + " " + Reason.of(status) + "\n" + why + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        var headers = new Headers();
        headers.add("Content-Type", json ? "application/json" : "text/plain; charset=utf-8");
        headers.add("Content-Length", Integer.toString(body.length));
        headers.add("Cache-Control", "no-store");
        headers.add("X-Content-Type-Options", "nosniff");
        if (status == 503) {
            headers.add("Retry-After", Integer.toString(retryAfter));
        }
        if (close) {
            headers.add("Connection", "close");
        }
        out.head("HTTP/1.1 " + status + " " + Reason.of(status), headers);
        if (!head) {
            out.bytes(body, 0, body.length);
        }
        out.flush();
    }

    private String json() {
        var page = new LinkedHashMap<String, Object>();
        page.put("status", status);
        page.put("error", Reason.of(status));
        page.put("why", why);
        return Json.print(page) + "\n";
    }

    private static boolean accepts(Headers request, String type) {
        return request.tokens("Accept").stream().anyMatch(accepted -> accepted.startsWith(type));
    }
}
