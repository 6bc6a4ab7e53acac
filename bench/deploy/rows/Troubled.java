package rows;

import module java.base;

/** A deployment to which something happens. */
record Troubled(Trouble trouble, Composed compose) implements Tool {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A command that restarts the engine. No benchmark may do that to an engine that others use. */
    private static final Optional<String> RESTART = Optional.ofNullable(System.getenv("BENCH_RESTART_ENGINE"));

    /**
     * Whoever has lost the right to deploy, or finds that its time is over before it looks whether it has, fails without having changed
     * anything more.
     */
    private static final Set<Integer> GIVEN_UP = Set.of(1, 13);

    /** For whoever says that it has done more. */
    private static final int WOKE_AND_WENT_ON = 99;

    @Override
    public String name() {
        return trouble.tool();
    }

    @Override
    public Optional<String> missing() throws IOException, InterruptedException {
        if (trouble == Trouble.ENGINE_RESTARTED && RESTART.isEmpty()) {
            return Optional.of("BENCH_RESTART_ENGINE does not say how the engine is restarted");
        }
        if (trouble == Trouble.HOLDER_FROZEN && Commands.lines("unshare", "--mount", "echo", "yes").isEmpty()) {
            return Optional.of("a second machine is played by a mount namespace, which this user may not make");
        }
        return compose.missing();
    }

    @Override
    public boolean knows(Scenario scenario) {
        return scenario.strategies().contains(name());
    }

    @Override
    public void install(Place place) throws IOException, InterruptedException {
        if (trouble == Trouble.ROLLED_BACK_AFTER_PRUNE) {
            Commands.need(place, place.env(2), compose.words(place, compose.install()));
        }
        compose.install(place);
        if (trouble == Trouble.ROLLED_BACK_AFTER_PRUNE) {
            Commands.need(place, Map.of(), List.of("docker", "image", "prune", "-f"));
        }
    }

    @Override
    public int release(Place place) throws IOException, InterruptedException {
        return switch (trouble) {
            case TOOL_KILLED -> {
                try (var first = deploy(place, "await")) {
                    first.signal("KILL");
                    first.end();
                }
                yield compose.release(place);
            }
            case TWO_DEPLOYERS -> {
                try (var first = deploy(place, "await")) {
                    int second = Commands.run(place, place.env(2), waiting(place));
                    yield Math.max(first.end(), second);
                }
            }
            case HOLDER_FROZEN -> {
                try (var first = deploy(place, "await")) {
                    first.signal("STOP");
                    int second = Commands.run(place, place.env(2), elsewhere(place));
                    first.signal("CONT");
                    yield GIVEN_UP.contains(first.end()) ? second : WOKE_AND_WENT_ON;
                }
            }
            case GATEWAY_KILLED -> {
                try (var first = deploy(place, "drain")) {
                    var gateway = Commands.lines("docker", "inspect", "-f", "{{.State.Pid}}", Place.PROJECT + "-proxy-1");
                    Commands.need(place, Map.of(), List.of("kill", "-KILL", gateway.getFirst()));
                    yield first.end();
                }
            }
            case ENGINE_RESTARTED -> {
                try (var first = deploy(place, "await")) {
                    Commands.need(place, Map.of(), List.of("sh", "-c", RESTART.orElseThrow()));
                    first.end();
                }
                yield compose.release(place);
            }
            case ROLLED_BACK_AFTER_PRUNE -> Commands.run(place, place.env(1), compose.words(place, List.of("rollback")));
        };
    }

    /** Begins the release, and waits until a phase of it has begun. */
    private Started deploy(Place place, String phase) throws IOException, InterruptedException {
        var words = new ArrayList<>(compose.words(place, compose.release()));
        words.addAll(List.of("--format", "json"));
        var started = Started.of(place, place.env(2), words);
        started.await("\"phase\":\"" + phase + "\"", PATIENCE);
        return started;
    }

    private List<String> waiting(Place place) {
        var words = new ArrayList<>(compose.words(place, compose.release()));
        words.addAll(List.of("--lock-wait", "2m"));
        return words;
    }

    /** The same where no lock of this machine is seen, only that on the engine. */
    private List<String> elsewhere(Place place) {
        var hide = "mkdir -p ~/.local/state/stackctl && mount -t tmpfs -o mode=700 none ~/.local/state/stackctl && exec \"$@\"";
        var words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", hide, "sh"));
        words.addAll(waiting(place));
        return words;
    }

    @Override
    public void remove(Place place) throws IOException, InterruptedException {
        compose.remove(place);
    }
}
