package io.stackctl.services.gateway.asking;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import java.util.List;

/**
 * Whether a question comes by {@code ask} from a process in the gateway's own container, who could
 * do everything here anyway. A published port is never loopback, since the engine's own address
 * stands in for the caller's.
 */
final class Inside {
    /** What {@code ask} sends, and a page in a browser cannot send to another site. */
    private static final String MARK = "Stackctl-Ask";

    /** What browsers and proxies send, which speak for somebody else. */
    private static final List<String> OTHERS =
            List.of("Origin", "Sec-Fetch-Site", "Forwarded", "X-Forwarded-For", "Via");

    private Inside() {}

    /** Throws 403 when it does not. */
    static void check(Request request) {
        boolean direct = OTHERS.stream().noneMatch(name -> request.header(name).isPresent());
        if (!request.peer().isLoopbackAddress() || request.header(MARK).isEmpty() || !direct) {
            throw new HttpError(
                    403,
                    "this is answered inside the gateway's container only: docker exec GATEWAY"
                            + " /app/ask METHOD PATH");
        }
    }
}
