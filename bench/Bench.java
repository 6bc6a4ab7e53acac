/**
 * Compares stackctl with Docker Compose on the same engine, verb by verb: A B A B …, so that both meet the same machine,
 * and prints the medians and their ratio. Run it with {@code bench/run}.
 */
static final Path ROOT = Path.of(System.getProperty("bench.root"));
static final Tool OURS = new Tool("ours", List.of(ROOT.resolve("stackctl").toString()));
static final Tool PEER = new Tool("peer", List.of("docker", "compose"));
static final String IMAGE = "stackctl-bench:1";

/** One measurement: what is made ready, what is timed, and what is cleared away after it. */
record Scenario(String name, int pairs, Function<Tool, Stack> stack, List<Step> before, Step timed, List<Step> after) {}

/** Arguments after the tool's name and the stack's own options. */
record Step(List<String> words) {
    static Step of(String words) {
        return new Step(List.of(words.split(" ")));
    }
}

record Tool(String name, List<String> command) {}

/** A folder with definitions; every tool has a project of its own, since neither may adopt the other's containers. */
record Stack(Path folder, List<String> files, String project) {
    List<String> options() {
        var options = new ArrayList<>(List.of("-p", project));
        files.forEach(file -> options.addAll(List.of("-f", folder.resolve(file).toString())));
        return options;
    }
}

/** Wall time in seconds and peak resident memory in MiB, of the largest process. */
record Cost(double seconds, double memory) {}

void main(String[] words) throws Exception {
    var folder = Files.createTempDirectory("stackctl-bench");
    writeDefinitions(folder);
    var wanted = List.of(words);
    var scenarios = scenarios(folder).stream()
            .filter(s -> wanted.isEmpty() || wanted.stream().anyMatch(s.name()::contains))
            .toList();
    IO.println("| what | pairs | stackctl | docker compose | ratio | RSS stackctl | RSS docker compose |");
    IO.println("|---|---:|---:|---:|---:|---:|---:|");
    for (var scenario : scenarios) {
        IO.println(row(scenario));
    }
    try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
}

List<Scenario> scenarios(Path folder) {
    var up = Step.of("up -d");
    var down = Step.of("down");
    var ups = List.of(up);
    var downs = List.of(down);
    List<Step> none = List.of();
    var five = in(folder, "five", "five.yaml");
    var overridden = in(folder, "overridden", "five.yaml", "five.override.yaml");
    var huge = in(folder, "huge", "huge.yaml", "huge.override.yaml");
    var chain = in(folder, "chain", "chain.yaml");
    var sixty = in(folder, "sixty", "sixty.yaml");
    var one = in(folder, "one", "one.yaml");
    return List.of(
            new Scenario("version", 20, five, none, Step.of("version"), none),
            new Scenario("config -q, 5 services, override", 10, overridden, none, Step.of("config -q"), none),
            new Scenario("config -q, 500 services, override", 5, huge, none, Step.of("config -q"), none),
            new Scenario("ps, 5 containers", 15, five, ups, Step.of("ps"), none),
            new Scenario("up -d, nothing to do, 5 services", 10, five, ups, up, downs),
            new Scenario("up -d, nothing to do, health-gated chain", 5, chain, ups, up, downs),
            new Scenario("up -d, 5 services", 5, five, downs, up, none),
            new Scenario("down, 5 services", 5, five, ups, down, none),
            new Scenario("up -d, health-gated chain of 5", 3, chain, downs, up, downs),
            new Scenario("up -d, 60 services", 3, sixty, downs, up, none),
            new Scenario("down, 60 services", 3, sixty, ups, down, none),
            new Scenario("scale 1 to 50", 3, one, List.of(down, up), Step.of("scale web=50"), downs));
}

Function<Tool, Stack> in(Path folder, String name, String... files) {
    return tool -> new Stack(folder, List.of(files), "stackctl-bench-" + name + "-" + tool.name());
}

String row(Scenario scenario) throws Exception {
    var costs = Map.of(OURS, new ArrayList<Cost>(), PEER, new ArrayList<Cost>());
    for (int pair = 0; pair < scenario.pairs(); pair++) {
        for (var tool : List.of(OURS, PEER)) {
            var stack = scenario.stack().apply(tool);
            for (var step : scenario.before()) {
                run(tool, stack, step);
            }
            costs.get(tool).add(run(tool, stack, scenario.timed()));
        }
    }
    for (var tool : List.of(OURS, PEER)) {
        for (var step : scenario.after()) {
            run(tool, scenario.stack().apply(tool), step);
        }
    }
    double ours = median(costs.get(OURS), Cost::seconds);
    double peer = median(costs.get(PEER), Cost::seconds);
    return String.format(
            Locale.ROOT,
            "| %s | %d | %.3f s | %.3f s | %.2f | %.0f MiB | %.0f MiB |",
            scenario.name(),
            scenario.pairs(),
            ours,
            peer,
            ours / peer,
            median(costs.get(OURS), Cost::memory),
            median(costs.get(PEER), Cost::memory));
}

double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
    return costs.stream().mapToDouble(of).sorted().skip(costs.size() / 2).findFirst().orElseThrow();
}

/** Runs one command to its end; GNU time tells its peak memory, and that of the processes it waited for. */
Cost run(Tool tool, Stack stack, Step step) throws Exception {
    var memory = stack.folder().resolve("memory");
    var errors = stack.folder().resolve("errors").toFile();
    var command = new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%M", "-o", memory.toString()));
    command.addAll(tool.command());
    command.addAll(stack.options());
    command.addAll(step.words());
    var builder = new ProcessBuilder(command)
            .directory(stack.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors);
    builder.environment().put("COMPOSE_BAKE", "false");
    long began = System.nanoTime();
    int code = builder.start().waitFor();
    long took = System.nanoTime() - began;
    if (code != 0) {
        throw new IllegalStateException(
                String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(errors.toPath()));
    }
    return new Cost(took / 1e9, Double.parseDouble(Files.readString(memory).strip()) / 1024);
}

void writeDefinitions(Path folder) throws IOException {
    Files.writeString(folder.resolve("one.yaml"), services(List.of("web"), ""));
    Files.writeString(folder.resolve("five.yaml"), services(names(5), ""));
    Files.writeString(folder.resolve("five.override.yaml"), overrides(names(5)));
    Files.writeString(folder.resolve("sixty.yaml"), services(names(60), ""));
    Files.writeString(
            folder.resolve("huge.yaml"),
            services(
                    names(500),
                    """
                        environment: {LEVEL: "${LEVEL:-info}", REGION: north}
                        labels: [team=one, "tier=${TIER:-web}"]
                        deploy: {resources: {limits: {memory: 64M, cpus: "0.2"}}}
                    """));
    Files.writeString(folder.resolve("huge.override.yaml"), overrides(names(500)));
    Files.writeString(folder.resolve("chain.yaml"), chain());
}

List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "s" + n).toList();
}

String services(List<String> names, String more) {
    var text = new StringBuilder("services:\n");
    names.forEach(name -> text.append("  ").append(name).append(":\n    image: ").append(IMAGE).append('\n').append(more));
    return text.toString();
}

String overrides(List<String> names) {
    var text = new StringBuilder("services:\n");
    names.forEach(name -> text.append("  ").append(name).append(":\n    environment: [LEVEL=debug]\n"));
    return text.toString();
}

/** a, then b once a is healthy, then c1, c2 and c3 once b is; health is asked every second. */
String chain() {
    var healthy = "    healthcheck: {test: [CMD, \"true\"], interval: 1s}\n";
    var text = new StringBuilder(services(List.of("a"), healthy));
    text.append("  b:\n    image: ").append(IMAGE).append('\n').append(healthy).append(after("a"));
    for (var c : List.of("c1", "c2", "c3")) {
        text.append("  ").append(c).append(":\n    image: ").append(IMAGE).append('\n').append(after("b"));
    }
    return text.toString();
}

String after(String service) {
    return "    depends_on: {" + service + ": {condition: service_healthy}}\n";
}
