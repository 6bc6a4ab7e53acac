package rows;

import module java.base;

/**
 * {@code docker service update --update-order start-first} on a Swarm of this one engine, behind Caddy, which asks for the addresses of all
 * tasks: so it needs neither virtual addresses nor the routing mesh, which not every kernel can have.
 */
record Swarm(String name) implements Tool {

    private static final String NETWORK = Place.PROJECT;

    @Override
    public Optional<String> missing() throws IOException, InterruptedException {
        var state = Commands.lines("docker", "info", "-f", "{{.Swarm.LocalNodeState}}");
        return state.equals(List.of("inactive"))
                ? Optional.empty()
                : Optional.of("the engine belongs to a Swarm already, or tells nothing about it");
    }

    @Override
    public boolean knows(Scenario scenario) {
        return scenario.strategies().isEmpty() && scenario.files().isEmpty();
    }

    @Override
    public void install(Place place) throws IOException, InterruptedException {
        docker(place, "swarm init --advertise-addr 127.0.0.1");
        docker(place, "network create -d overlay --attachable " + NETWORK);
        var words = new ArrayList<>(List.of(("service create --detach=false --no-resolve-image --name app --endpoint-mode dnsrr --health-cmd"
                        + " /app/health --health-interval 1s --health-timeout 2s --health-retries 3 --health-start-period 10s --restart-delay 1s"
                        + " --network " + NETWORK + " --replicas " + place.scenario().replicas() + " --mount type=bind,source="
                        + place.journal() + ",target=/journal --env JOURNAL=/journal --stop-grace-period "
                        + place.env(1).getOrDefault("GRACE", "10s"))
                .split(" ")));
        knobs(place, 1).forEach(knob -> words.addAll(List.of("--env", knob)));
        words.add("stackctl-bench-app:1");
        words.addFirst("docker");
        Commands.need(place, Map.of(), words);
        docker(
                place,
                "service create --detach=false --no-resolve-image --name proxy --publish mode=host,target=80,published=" + Place.PORT
                        + " --network " + NETWORK + " stackctl-bench-caddy:1");
    }

    private static void docker(Place place, String words) throws IOException, InterruptedException {
        Commands.need(place, Map.of(), List.of(("docker " + words).split(" ")));
    }

    private static List<String> knobs(Place place, int version) {
        return place.env(version).entrySet().stream()
                .filter(knob -> knob.getKey().matches("VERSION|LISTEN_DELAY|READY_DELAY|CRASH_AFTER|FAIL_ABOVE_RPS|FAIL_RATE|EXIT_STYLE"))
                .map(knob -> knob.getKey() + "=" + knob.getValue())
                .toList();
    }

    @Override
    public int release(Place place) throws IOException, InterruptedException {
        var words = new ArrayList<>(
                List.of("docker", "service", "update", "--detach=false", "--no-resolve-image", "--update-order", "start-first"));
        words.addAll(List.of("--update-failure-action", "rollback", "--update-monitor", "1s"));
        knobs(place, 2).forEach(knob -> words.addAll(List.of("--env-add", knob)));
        words.add("app");
        return Commands.run(place, Map.of(), words);
    }

    @Override
    public void remove(Place place) throws IOException, InterruptedException {
        Commands.run(place, Map.of(), List.of("docker", "swarm", "leave", "--force"));
    }
}
