package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Counters;
import org.jspecify.annotations.Nullable;

/** How far an exchange has come; written by the one thread that carries it. */
final class Progress {
    /** What the access log says of a request that nobody waits for any more; it is never sent. */
    static final int CLIENT_GONE = 499;

    /** The status sent to the client; 0 while none was. Read by other threads too. */
    volatile int status;

    /** True once it has to wait for an instance, be it for one that is ready. */
    volatile boolean waits;

    /** The instance asked last, or empty. */
    String instance = "";

    /** Instances asked, counting each time. */
    int tries;

    /** Of the revision asked last, or of the one chosen; null before the choice. */
    @Nullable Counters counters;

    /** The body on its way, if it is sent on as it comes. */
    @Nullable Upload upload;
}
