package rows;

import module java.base;

/**
 * The steps of docker-rollout: twice as many containers, the old ones away when the new ones are healthy.
 *
 * @param compose what starts them, without a word of its own
 */
record Rollout(String name, Composed compose) implements Tool {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Rollout behind(String proxy) {
        return new Rollout("docker-rollout+" + proxy, Tools.compose(proxy));
    }

    @Override
    public boolean knows(Scenario scenario) {
        return scenario.strategies().isEmpty();
    }

    @Override
    public void install(Place place) throws IOException, InterruptedException {
        compose.install(place);
    }

    @Override
    public int release(Place place) throws IOException, InterruptedException {
        var old = Containers.ofApp();
        int code = Commands.run(
                place,
                place.env(2),
                compose.words(
                        place,
                        List.of("up", "-d", "--no-deps", "--no-recreate", "--scale", "app=" + 2 * old.size(), "app")));
        if (code != 0) {
            return code;
        }
        var made = Containers.ofApp().stream().filter(id -> !old.contains(id)).toList();
        boolean healthy = healthy(made);
        remove(place, healthy ? old : made);
        return healthy ? 0 : 1;
    }

    private static boolean healthy(List<String> containers) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            boolean all = true;
            for (var id : containers) {
                all &= Commands.lines("docker", "inspect", "-f", "{{.State.Health.Status}}", id).equals(List.of("healthy"));
            }
            if (all) {
                return true;
            }
            Thread.sleep(1000);
        }
        return false;
    }

    private static void remove(Place place, List<String> containers) throws IOException, InterruptedException {
        for (var words : List.of(List.of("docker", "stop"), List.of("docker", "rm"))) {
            Commands.run(place, Map.of(), Stream.concat(words.stream(), containers.stream()).toList());
        }
    }

    @Override
    public void remove(Place place) throws IOException, InterruptedException {
        compose.remove(place);
    }
}
