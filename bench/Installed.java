/**
 * Times starts of stackctl as it is installed, in a checkout, and of Docker Compose, in turn, and prints medians. Run it with
 * {@code bench/installed}.
 */
static final int ROUNDS = Integer.getInteger("bench.rounds");

/** The arguments are the tools: what each is called in the table, and its command as one word. */
void main(String[] words) throws Exception {
    var tools = new ArrayList<Timing.Tool>();
    var titles = new ArrayList<String>();
    for (int at = 0; at < words.length; at += 2) {
        titles.add(words[at]);
        tools.add(new Timing.Tool("tool" + tools.size(), List.of(words[at + 1].split("\n"))));
    }
    IO.println("| what | rounds | " + String.join(" | ", titles) + " |");
    IO.println("|---|---:|" + "---:|".repeat(tools.size()));
    var folder = Files.createTempDirectory("stackctl-bench");
    Definitions.write(folder);
    try {
        time(tools, folder, "version", Timing.Step.of("version"));
        time(tools, folder, "config -q, 5 services, override", Timing.Step.of("config -q"));
        for (var tool : tools) {
            Timing.run(tool, stack(folder, tool), Timing.Step.of("up -d"));
        }
        time(tools, folder, "ps, 5 containers", Timing.Step.of("ps"));
    } finally {
        Definitions.remove(folder);
    }
}

Timing.Stack stack(Path folder, Timing.Tool tool) {
    return Timing.Stack.of(folder, "installed", tool, "five.yaml", "five.override.yaml");
}

void time(List<Timing.Tool> tools, Path folder, String name, Timing.Step step) throws Exception {
    var costs = new ArrayList<List<Timing.Cost>>();
    tools.forEach(_ -> costs.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
        for (int at = 0; at < tools.size(); at++) {
            costs.get(at).add(Timing.run(tools.get(at), stack(folder, tools.get(at)), step));
        }
    }
    var cells = costs.stream()
            .map(cost -> String.format(Locale.ROOT, "%.3f s", Timing.median(cost, Timing.Cost::seconds)))
            .collect(Collectors.joining(" | "));
    IO.println("| " + name + " | " + ROUNDS + " | " + cells + " |");
}
