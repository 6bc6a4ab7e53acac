package load;

import java.util.Locale;

/** In which way a request failed, as a client sees it. */
enum Fault {
    /** No connection: the port is closed, or there is no way there. */
    REFUSED,
    /** The name leads nowhere. */
    UNKNOWN_NAME,
    /** Closed or reset before the first byte of an answer. */
    RESET,
    /** Closed or reset in the midst of an answer. */
    CUT,
    /** No connection or no answer in time. */
    TIMEOUT,
    /** An answer with a status of 400 to 499: the route is gone, for example. */
    STATUS_4XX,
    STATUS_5XX,
    /** Not HTTP, or the answer to another request. */
    WRONG;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace("status_", "").replace('_', '-');
    }
}
