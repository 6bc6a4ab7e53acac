package rows;

import module java.base;

import load.Plan;
import load.Target;

/** The address that clients use. */
final class Front {

    private static final int STEADY = 20;
    private static final Pattern VERSION = Pattern.compile("\"version\":\"(\\w+)\"");

    private Front() {}

    static Target target() {
        return new Target("127.0.0.1", Place.PORT, 15000);
    }

    /** Waits until one version answers for a second, and returns it; empty when it takes longer. */
    static Optional<String> steady(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        var version = Optional.<String>empty();
        for (int alike = 0; System.nanoTime() < until; Thread.sleep(50)) {
            var answered = version();
            alike = answered.isPresent() && answered.equals(version) ? alike + 1 : 0;
            version = answered;
            if (alike == STEADY) {
                return version;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> version() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + Place.PORT + "/").toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(2000);
            try (var body = connection.getInputStream()) {
                var said = VERSION.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                return said.find() ? Optional.of(said.group(1)) : Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What every row is loaded with. */
    static Plan plan(int rate, Scenario scenario) {
        return Plan.of(target(), rate).withFresh(scenario.fresh()).withPages(5).withSlow(3, scenario.slow()).withStreams(5, 3);
    }
}
