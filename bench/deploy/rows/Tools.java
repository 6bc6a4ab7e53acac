package rows;

import module java.base;

/** Everything that is compared. */
final class Tools {

    private static final List<String> UP = List.of("up", "-d");

    private Tools() {}

    /**
     * In the order in which a round runs them.
     *
     * @param stackctl what starts ours
     */
    static List<Tool> all(String stackctl) {
        var ours = List.of(stackctl.split(" "));
        var tools = new ArrayList<Tool>();
        for (var strategy : List.of("rolling", "blue-green", "canary", "recreate")) {
            tools.add(new Composed(
                    "stackctl " + strategy,
                    ours,
                    List.of("app", "gateway", "ours"),
                    List.of("deploy", "-y"),
                    List.of("deploy", "-y", "--strategy", strategy)));
        }
        tools.add(new Composed(
                "stackctl stop-first",
                ours,
                List.of("app", "gateway", "ours", "stop-first"),
                List.of("deploy", "-y"),
                List.of("deploy", "-y")));
        for (var trouble : Trouble.values()) {
            tools.add(new Troubled(trouble, (Composed) tools.getFirst()));
        }
        for (var proxy : List.of("caddy", "nginx")) {
            // Nobody tells these proxies what goes on, so not all holds that holds behind a gateway.
            tools.add(new Composed("deploy+" + proxy, ours, List.of("app", "ours", proxy), List.of("deploy", "-y"), List.of("deploy", "-y")));
        }
        tools.add(new Composed("stackctl up", ours, List.of("app", "gateway"), UP, UP));
        tools.add(compose("gateway"));
        tools.add(compose("caddy"));
        tools.add(compose("nginx"));
        tools.add(Rollout.behind("caddy"));
        tools.add(Rollout.behind("nginx"));
        tools.add(new Swarm("swarm start-first+caddy"));
        return tools;
    }

    static Composed compose(String proxy) {
        return new Composed("docker compose up+" + proxy, List.of("docker", "compose"), List.of("app", proxy), UP, UP);
    }

    /** What is not to be had from the package registries alone. */
    static List<String> absent() {
        return List.of("kamal-proxy", "uncloud", "docker-rollout behind Traefik");
    }
}
