package io.stackctl.services.gateway.proxy;

/**
 * Follows a stream of events, to know where one ends: at a blank line, with the three line ends
 * that the format allows.
 */
final class EventLines {
    private boolean lineBegins = true;
    private boolean blank = true;
    private boolean afterReturn;

    /** True between two events. */
    boolean atBoundary() {
        return blank;
    }

    /** Goes over all of these bytes. */
    void pass(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            step(bytes[i]);
        }
    }

    /** Goes over bytes up to the end of an event; how many, all of them where none ends. */
    int passEvent(byte[] bytes, int from, int count) {
        int at = 0;
        while (at < count && (at == 0 || !blank)) {
            step(bytes[from + at++]);
        }
        return at;
    }

    private void step(byte octet) {
        if (octet == '\n' && afterReturn) {
            afterReturn = false; // the rest of the line end before it
            return;
        }
        afterReturn = octet == '\r';
        boolean lineEnds = afterReturn || octet == '\n';
        blank = lineEnds && lineBegins;
        lineBegins = lineEnds;
    }
}
