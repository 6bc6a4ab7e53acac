package app;

import module java.base;

/** What an instance is doing: requests and streams in flight, and whether it was told to end. */
final class Life {

    private final Journal journal;
    private final Knobs.ExitStyle exit;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean ending;

    Life(Journal journal, Knobs.ExitStyle exit) {
        this.journal = journal;
        this.exit = exit;
    }

    void begin(Request request) {
        (request.stream() ? streams : requests).incrementAndGet();
        if (ending) {
            journal.note("LATE " + request.path());
        }
    }

    void end(Request request) {
        (request.stream() ? streams : requests).decrementAndGet();
    }

    /** Notes what is in flight when SIGTERM comes. */
    void told() {
        journal.note("TERM " + requests.get() + " " + streams.get());
        ending = true;
    }

    /** Whether everything that is open is to come to its end. */
    boolean finishing() {
        return ending && exit == Knobs.ExitStyle.POLITE;
    }

    boolean idle() {
        return requests.get() == 0 && streams.get() == 0;
    }
}
