package load;

import module java.base;

/**
 * One request.
 *
 * @param due when it had to leave, in nanoseconds of the JVM's clock; its latency counts from here, so that waiting counts
 * @param left when it did
 * @param fault null when all was well
 */
record Sample(Kind kind, String id, long due, long left, long done, Fault fault, String version, String instance) {

    enum Kind {
        GET,
        POST,
        SLOW,
        PAGE,
        /** What belongs to a page: a status of 404 says that another version answered. */
        ASSET
    }

    /** In milliseconds. */
    double latency() {
        return (done - due) / 1e6;
    }

    boolean mixed() {
        return kind == Kind.ASSET && fault == Fault.STATUS_4XX;
    }
}
