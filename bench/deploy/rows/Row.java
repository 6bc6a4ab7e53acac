package rows;

import module java.base;

import load.Load;

/** One release under load: version 1 serves, is replaced, and what clients see is counted. */
final class Row {

    private static final Duration SERVES = Duration.ofSeconds(90);
    private static final Duration SETTLES = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(5);

    /** Requests that are underway at a time when all is well, and some more. */
    private static final int FEW = 15;

    private static final Duration AFTER = Duration.ofSeconds(3);

    private final Tool tool;
    private final Place place;
    private final int rate;

    Row(Tool tool, Place place, int rate) {
        this.tool = tool;
        this.place = place;
        this.rate = rate;
    }

    Outcome measure() throws IOException, InterruptedException {
        try {
            tool.install(place);
            if (!Front.steady(SERVES).equals(Optional.of("1"))) {
                throw new IOException("version 1 does not serve; " + place.log() + " says more");
            }
            if (!place.scenario().byName()) {
                return measure(Optional.empty());
            }
            try (var inside = new Inside(place)) {
                return measure(Optional.of(inside));
            }
        } finally {
            Leftovers.keepLogs(place);
            tool.remove(place);
        }
    }

    private Outcome measure(Optional<Inside> inside) throws IOException, InterruptedException {
        var load = new Load(Front.plan(rate, place.scenario()));
        load.start();
        warmUp(load);
        try (var events = new Events(Containers.ofApp())) {
            phase("rest", load, inside);
            Thread.sleep(REST);
            phase("during", load, inside);
            // What is slow is on its way when the tool begins.
            Thread.sleep(300);
            long began = System.nanoTime();
            int exit = tool.release(place);
            double wall = (System.nanoTime() - began) / 1e9;
            Front.steady(SETTLES);
            phase("after", load, inside);
            Thread.sleep(AFTER);
            var report = load.end();
            var byName = inside.isPresent() ? inside.get().report() : "";
            events.close();
            var journals = Journals.of(place);
            return new Outcome(
                    report,
                    report.figures(journals.posted()),
                    journals,
                    wall,
                    exit,
                    events.peak(),
                    events.fewestReady(),
                    events.killed(),
                    events.untouched(),
                    byName);
        } finally {
            load.end();
        }
    }

    /** What has just been started answers slowly at first, the more so on a busy machine: until nothing has piled up for three seconds. */
    private static void warmUp(Load load) throws InterruptedException {
        long until = System.nanoTime() + SETTLES.toNanos();
        for (int calm = 0; calm < 30 && System.nanoTime() < until; Thread.sleep(100)) {
            calm = load.outstanding() < FEW ? calm + 1 : 0;
        }
    }

    private static void phase(String phase, Load load, Optional<Inside> inside) throws IOException {
        if (inside.isPresent()) {
            inside.get().phase(phase);
        }
        load.phase(phase);
    }
}
