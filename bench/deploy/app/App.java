package app;

import module java.base;

/** A service that behaves as badly as it is told to: what deployments are measured with. {@link Knobs} says all of it. */
public final class App {

    private App() {}

    static void main() throws Exception {
        var knobs = Knobs.of(System.getenv());
        var journal = new Journal(knobs.journal(), knobs.instance());
        journal.note("START " + knobs.version());
        if (knobs.lock() != null && !WriterLock.take(knobs.lock(), journal)) {
            System.err.println("another instance writes to " + knobs.lock() + ": refusing to run beside it");
            System.exit(4);
        }
        knobs.crashAfter().ifPresent(after -> Thread.ofPlatform().daemon().start(() -> crash(after, journal)));
        Thread.sleep(knobs.listenDelay());
        var life = new Life(journal, knobs.exit());
        try (var listener = new Listener(knobs.port(), new Routes(knobs, journal, life), life)) {
            Ending.prepare(knobs.exit(), life, journal, listener);
            journal.note("LISTEN");
            listener.run();
        }
        // What ends a polite instance is the thread that waits for its last request.
        Thread.sleep(Duration.ofDays(1));
    }

    private static void crash(Duration after, Journal journal) {
        try {
            Thread.sleep(after);
        } catch (InterruptedException _) {
            return;
        }
        journal.note("CRASH");
        Runtime.getRuntime().halt(3);
    }
}
