package app;

import module java.base;

/**
 * What the environment tells an instance to be. Times are seconds, such as {@code 0.5}.
 *
 * @param version {@code VERSION}, in every answer
 * @param instance the container's short id, in every answer
 * @param port {@code PORT}
 * @param listenDelay {@code LISTEN_DELAY}: until the port is open
 * @param readyDelay {@code READY_DELAY}: until {@code /health} answers 200, counted from the start; {@code never}
 * @param crashAfter {@code CRASH_AFTER}: the process is gone then, with exit code 3
 * @param failAbove {@code FAIL_ABOVE_RPS}: requests that begin in one second beyond this number are answered with 500
 * @param failRate {@code FAIL_RATE}: this share of requests is answered with 500, at once; 0 to 1
 * @param exit {@code EXIT_STYLE}: what SIGTERM does
 * @param journal {@code JOURNAL}: the folder that all instances note in what happened to them
 * @param lock {@code LOCK}: a file, such as {@code /data/lock}, that only one instance may hold
 */
record Knobs(
        String version,
        String instance,
        int port,
        Duration listenDelay,
        Optional<Duration> readyDelay,
        Optional<Duration> crashAfter,
        int failAbove,
        double failRate,
        ExitStyle exit,
        Path journal,
        Path lock) {

    /** {@code rude}: gone at once. {@code polite}: takes no new connection, finishes, ends. {@code deaf}: goes on serving. */
    enum ExitStyle {
        RUDE,
        POLITE,
        DEAF
    }

    static Knobs of(Map<String, String> env) {
        return new Knobs(
                text(env, "VERSION", "1"),
                text(env, "HOSTNAME", "local"),
                Integer.parseInt(text(env, "PORT", "8080")),
                seconds(text(env, "LISTEN_DELAY", "0")),
                Optional.of(text(env, "READY_DELAY", "0")).filter(delay -> !delay.equals("never")).map(Knobs::seconds),
                Optional.ofNullable(text(env, "CRASH_AFTER", null)).map(Knobs::seconds),
                Integer.parseInt(text(env, "FAIL_ABOVE_RPS", "1000000")),
                Double.parseDouble(text(env, "FAIL_RATE", "0")),
                ExitStyle.valueOf(text(env, "EXIT_STYLE", "polite").toUpperCase(Locale.ROOT)),
                Path.of(text(env, "JOURNAL", "/tmp")),
                Optional.ofNullable(text(env, "LOCK", null)).map(Path::of).orElse(null));
    }

    /** What a definition leaves empty is not set. */
    private static String text(Map<String, String> env, String name, String otherwise) {
        var value = env.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
