package rows;

import module java.base;

import load.Load;

/** One release under load: version 1 serves, is replaced, and what clients see is counted. */
final class Row {

    private static final Duration SERVES = Duration.ofSeconds(90);
    private static final Duration SETTLES = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(6);
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
            tool.remove(place);
        }
    }

    private Outcome measure(Optional<Inside> inside) throws IOException, InterruptedException {
        var load = new Load(Front.plan(rate, place.scenario()));
        load.start();
        try (var events = new Events(Containers.ofApp())) {
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

    private static void phase(String phase, Load load, Optional<Inside> inside) throws IOException {
        if (inside.isPresent()) {
            inside.get().phase(phase);
        }
        load.phase(phase);
    }
}
