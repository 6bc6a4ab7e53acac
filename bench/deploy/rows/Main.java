package rows;

import module java.base;

import load.Json;

/**
 * Measures releases, tool by tool in turn, so that all meet the same machine. Started by {@code bench/deploy/run}, which says what its words
 * mean. Ends with 1 when something does not hold that stackctl promises.
 */
final class Main {

    private final Path root = Path.of(System.getProperty("bench.root"));
    private final Path state = root.resolve("target/bench-deploy");
    private final Map<String, List<String>> options;
    private boolean broken;

    private Main(Map<String, List<String>> options) {
        this.options = options;
    }

    static void main(String[] words) throws Exception {
        var options = new HashMap<String, List<String>>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            options.put(words[i], List.of(words[i + 1].split(",")));
        }
        var main = new Main(options);
        main.run();
        System.exit(main.broken ? 1 : 0);
    }

    private int number(String option, int otherwise) {
        return Integer.parseInt(options.getOrDefault(option, List.of(String.valueOf(otherwise))).getFirst());
    }

    private boolean chosen(String option, List<String> otherwise, String name) {
        return options.getOrDefault(option, otherwise).stream().anyMatch(text -> text.equals("all") || name.contains(text));
    }

    private void run() throws Exception {
        var tools = present();
        var rows = new LinkedHashMap<String, List<Outcome>>();
        IO.println(Table.HEAD);
        for (var scenario : Scenarios.all()) {
            if (!chosen("--scenario", List.of("good"), scenario.name())) {
                continue;
            }
            for (int round = 1; round <= number("--rounds", 3); round++) {
                for (var tool : tools) {
                    if (tool.knows(scenario)) {
                        measure(tool, scenario, round).ifPresent(outcome -> rows.computeIfAbsent(tool.name(), _ -> new ArrayList<>()).add(outcome));
                    }
                }
            }
            rows.forEach((tool, outcomes) -> IO.println(Table.line(scenario.name(), tool, outcomes)));
            rows.clear();
        }
    }

    /** Those that are wanted and can be measured here; says of the others why they are not. */
    private List<Tool> present() throws IOException, InterruptedException {
        var present = new ArrayList<Tool>();
        for (var tool : Tools.all(System.getProperty("bench.stackctl"))) {
            if (chosen("--only", List.of("all"), tool.name())) {
                var missing = tool.missing();
                missing.ifPresent(why -> System.err.println("missing: " + tool.name() + ": " + why));
                if (missing.isEmpty()) {
                    present.add(tool);
                }
            }
        }
        Tools.absent().forEach(name -> System.err.println("missing: " + name + ": not to be had from Debian, Maven Central or npm"));
        return present;
    }

    private Optional<Outcome> measure(Tool tool, Scenario scenario, int round) throws IOException, InterruptedException {
        var name = (scenario.name() + " " + tool.name() + " " + round).replaceAll("[^\\w]+", "-");
        var folder = state.resolve("rows").resolve(System.currentTimeMillis() + "-" + name);
        System.err.println(name);
        try {
            var outcome = new Row(tool, Place.make(root, folder, scenario), number("--rate", 100)).measure();
            var fails = tool.name().startsWith("stackctl ") && !tool.name().equals("stackctl up")
                    ? scenario.promises().stream().filter(promise -> !promise.holds().test(outcome)).map(Scenario.Promise::text).toList()
                    : List.<String>of();
            fails.forEach(text -> System.err.println("  DOES NOT HOLD: " + text));
            broken |= !fails.isEmpty();
            Files.writeString(
                    state.resolve("rows.jsonl"),
                    Json.of(outcome.json(tool.name(), scenario.name(), round, fails)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.of(outcome);
        } catch (IOException e) {
            System.err.println("  NOT MEASURED: " + e.getMessage());
            broken |= tool.name().startsWith("stackctl ");
            return Optional.empty();
        }
    }
}
