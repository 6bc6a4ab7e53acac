import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Compares stackctl with Docker Compose and with bare calls for the same work on the same engine, verb by verb: A B C A B C
 * …, so that all meet the same machine, and prints medians and ratios. Run it with {@code bench/run}.
 */
static final Path ROOT = Path.of(System.getProperty("bench.root"));
static final Timing.Tool OURS = new Timing.Tool("ours", List.of(ROOT.resolve("stackctl").toString()));
static final Timing.Tool PEER = new Timing.Tool("peer", List.of("docker", "compose"));

/**
 * One measurement: what is made ready, what is timed, and what is cleared away after it.
 *
 * @param bare the same work by bare calls; empty where most of the work is not the engine's
 */
record Scenario(
        String name,
        int pairs,
        Function<Timing.Tool, Timing.Stack> stack,
        List<Timing.Step> before,
        Timing.Step timed,
        List<Timing.Step> after,
        Optional<Bare> bare) {

    Scenario(
            String name,
            int pairs,
            Function<Timing.Tool, Timing.Stack> stack,
            List<Timing.Step> before,
            Timing.Step timed,
            List<Timing.Step> after) {
        this(name, pairs, stack, before, timed, after, Optional.empty());
    }

    Scenario beside(Bare other) {
        return new Scenario(name, pairs, stack, before, timed, after, Optional.of(other));
    }
}

/** What bare calls do: so many containers come up, the five of the chain come up, or so many go. */
record Bare(int containers, Kind kind) {
    enum Kind {
        UP,
        CHAIN,
        DOWN
    }

    static Bare up(int containers) {
        return new Bare(containers, Kind.UP);
    }

    static Bare chain() {
        return new Bare(5, Kind.CHAIN);
    }

    static Bare down(int containers) {
        return new Bare(containers, Kind.DOWN);
    }
}

void main(String[] words) throws Exception {
    var folder = Files.createTempDirectory("stackctl-bench");
    Definitions.write(folder);
    var wanted = List.of(words);
    var scenarios = scenarios(folder).stream()
            .filter(s -> wanted.isEmpty() || wanted.stream().anyMatch(s.name()::contains))
            .toList();
    IO.println("| what | rounds | stackctl | docker compose | ratio | bare calls | to bare calls | CPU stackctl |"
            + " CPU docker compose | RSS stackctl | RSS docker compose |");
    IO.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (var scenario : scenarios) {
        IO.println(row(scenario));
    }
    Definitions.remove(folder);
}

List<Scenario> scenarios(Path folder) {
    var up = Timing.Step.of("up -d");
    var down = Timing.Step.of("down");
    var ups = List.of(up);
    var downs = List.of(down);
    List<Timing.Step> none = List.of();
    var five = in(folder, "five", "five.yaml");
    var overridden = in(folder, "overridden", "five.yaml", "five.override.yaml");
    var huge = in(folder, "huge", "huge.yaml", "huge.override.yaml");
    var chain = in(folder, "chain", "chain.yaml");
    var sixty = in(folder, "sixty", "sixty.yaml");
    var one = in(folder, "one", "one.yaml");
    return List.of(
            new Scenario("version", 20, five, none, Timing.Step.of("version"), none),
            new Scenario("config -q, 5 services, override", 10, overridden, none, Timing.Step.of("config -q"), none),
            new Scenario("config -q, 500 services, override", 5, huge, none, Timing.Step.of("config -q"), none),
            new Scenario("ps, 5 containers", 15, five, ups, Timing.Step.of("ps"), none),
            new Scenario("up -d, nothing to do, 5 services", 10, five, ups, up, downs),
            new Scenario("up -d, nothing to do, health-gated chain", 5, chain, ups, up, downs),
            new Scenario("up -d, 5 services", 5, five, downs, up, none).beside(Bare.up(5)),
            new Scenario("down, 5 services", 5, five, ups, down, none).beside(Bare.down(5)),
            new Scenario("up -d, health-gated chain of 5", 3, chain, downs, up, downs).beside(Bare.chain()),
            new Scenario("up -d, 60 services", 3, sixty, downs, up, none).beside(Bare.up(60)),
            new Scenario("down, 60 services", 3, sixty, ups, down, none).beside(Bare.down(60)),
            new Scenario("scale 1 to 50", 3, one, List.of(down, up), Timing.Step.of("scale web=50"), downs));
}

Function<Timing.Tool, Timing.Stack> in(Path folder, String name, String... files) {
    return tool -> Timing.Stack.of(folder, name, tool, files);
}

String row(Scenario scenario) throws Exception {
    var costs = Map.of(OURS, new ArrayList<Timing.Cost>(), PEER, new ArrayList<Timing.Cost>());
    var bare = new ArrayList<Double>();
    for (int pair = 0; pair < scenario.pairs(); pair++) {
        for (var tool : List.of(OURS, PEER)) {
            var stack = scenario.stack().apply(tool);
            for (var step : scenario.before()) {
                Timing.run(tool, stack, step);
            }
            costs.get(tool).add(Timing.run(tool, stack, scenario.timed()));
        }
        if (scenario.bare().isPresent()) {
            bare.add(BareCalls.time(scenario.bare().get()));
        }
    }
    for (var tool : List.of(OURS, PEER)) {
        for (var step : scenario.after()) {
            Timing.run(tool, scenario.stack().apply(tool), step);
        }
    }
    double ours = Timing.median(costs.get(OURS), Timing.Cost::seconds);
    double peer = Timing.median(costs.get(PEER), Timing.Cost::seconds);
    return String.format(
            Locale.ROOT,
            "| %s | %d | %.3f s | %.3f s | %.2f | %s | %s | %.3f s | %.3f s | %.0f MiB | %.0f MiB |",
            scenario.name(),
            scenario.pairs(),
            ours,
            peer,
            ours / peer,
            bare.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f s", Timing.median(bare)),
            bare.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", ours / Timing.median(bare)),
            Timing.median(costs.get(OURS), Timing.Cost::processor),
            Timing.median(costs.get(PEER), Timing.Cost::processor),
            Timing.median(costs.get(OURS), Timing.Cost::memory),
            Timing.median(costs.get(PEER), Timing.Cost::memory));
}

/** The engine's own limit: its calls for the work of a verb and nothing else, several in flight. */
static final class BareCalls {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final int IN_FLIGHT = 8;
    private static final String NAME = "stackctl-bench-bare";

    /** How often a network is asked to go. */
    private static final int PATIENCE = 100;

    /** How many networks were made: one that the engine keeps is in nobody's way. */
    private static int networks;

    /** Those of the chain that others wait for. */
    private static final List<String> GATES = List.of(NAME + "-1", NAME + "-2");

    private static final String HEALTH_CHECK =
            ",\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":1000000000}";

    private BareCalls() {}

    /** Seconds that it takes; what the work needs or leaves is seen to. */
    static double time(Bare work) throws Exception {
        if (work.kind() == Bare.Kind.DOWN) {
            up(work.containers());
        }
        long began = System.nanoTime();
        switch (work.kind()) {
            case UP -> up(work.containers());
            case CHAIN -> chain(work.containers());
            case DOWN -> down(work.containers());
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (work.kind() != Bare.Kind.DOWN) {
            down(work.containers());
        }
        return took;
    }

    private static void up(int containers) throws Exception {
        createNetwork();
        each(1, containers, container -> {
            create(container, "");
            start(container);
        });
    }

    /** One, two when that is healthy, all others when this is; before, all are created, as both tools do. */
    private static void chain(int containers) throws Exception {
        createNetwork();
        try (var events = ask("GET", "/events?filters=%7B%22event%22%3A%5B%22health_status%22%5D%7D", "");
                var lines = new Scanner(Channels.newInputStream(events), StandardCharsets.UTF_8)) {
            // The engine answers when it has subscribed.
            lines.nextLine();
            each(1, containers, container -> create(container, GATES.contains(container) ? HEALTH_CHECK : ""));
            for (var gate : GATES) {
                start(gate);
                while (!lines.nextLine().contains("\"name\":\"" + gate + "\"")) {
                    // The end of a chunk, or another one's.
                }
            }
            each(GATES.size() + 1, containers, BareCalls::start);
        }
    }

    private static void create(String container, String more) throws IOException {
        call(
                "POST",
                "/containers/create?name=" + container,
                "{\"Image\":\"" + Definitions.IMAGE + "\",\"HostConfig\":{\"NetworkMode\":\"" + network() + "\"}" + more + "}");
    }

    private static void start(String container) throws IOException {
        call("POST", "/containers/" + container + "/start", "");
    }

    private static void down(int containers) throws Exception {
        each(1, containers, container -> {
            call("POST", "/containers/" + container + "/stop", "");
            call("DELETE", "/containers/" + container, "");
        });
        removeNetwork();
    }

    private static void createNetwork() throws IOException {
        networks++;
        call("POST", "/networks/create", "{\"Name\":\"" + network() + "\"}");
    }

    private static String network() {
        return NAME + "-" + networks;
    }

    /**
     * Right after its last container has gone, a network may count as used for a moment; an engine of 20.10 sometimes counts
     * wrong for ever when many end at once. Both tools pass by what is in use, and so does this.
     */
    private static void removeNetwork() throws Exception {
        for (int tries = 1; tries <= PATIENCE; tries++) {
            if (isDone(read(ask("DELETE", "/networks/" + network(), "")))) {
                return;
            }
            Thread.sleep(20);
        }
    }

    private interface Work {
        void on(String container) throws Exception;
    }

    private static void each(int first, int last, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            var all = new ArrayList<Future<?>>();
            for (int i = first; i <= last; i++) {
                var container = NAME + "-" + i;
                all.add(threads.submit(() -> {
                    work.on(container);
                    return container;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private static void call(String method, String path, String body) throws IOException {
        var answer = read(ask(method, path, body));
        if (!isDone(answer)) {
            throw new IOException(method + " " + path + ": " + answer);
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        try (channel) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean isDone(String answer) {
        return answer.startsWith("HTTP/1.1 2");
    }

    /** Asks, and leaves the answer to be read. */
    private static SocketChannel ask(String method, String path, String body) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET));
        var request = method + " " + path + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }
}
