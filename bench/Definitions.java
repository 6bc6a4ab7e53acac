import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions that are timed. */
final class Definitions {

    /** Of all containers; see {@code image.bash}. */
    static final String IMAGE = "stackctl-bench:1";

    private Definitions() {}

    static void write(Path folder) throws IOException {
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

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "s" + n).toList();
    }

    private static String services(List<String> names, String more) {
        var text = new StringBuilder("services:\n");
        names.forEach(name -> text.append("  ").append(name).append(":\n    image: ").append(IMAGE).append('\n').append(more));
        return text.toString();
    }

    private static String overrides(List<String> names) {
        var text = new StringBuilder("services:\n");
        names.forEach(name -> text.append("  ").append(name).append(":\n    environment: [LEVEL=debug]\n"));
        return text.toString();
    }

    /** a, then b once a is healthy, then c1, c2 and c3 once b is; health is asked every second. */
    private static String chain() {
        var healthy = "    healthcheck: {test: [CMD, \"true\"], interval: 1s}\n";
        var text = new StringBuilder(services(List.of("a"), healthy));
        text.append("  b:\n    image: ").append(IMAGE).append('\n').append(healthy).append(after("a"));
        for (var c : List.of("c1", "c2", "c3")) {
            text.append("  ").append(c).append(":\n    image: ").append(IMAGE).append('\n').append(after("b"));
        }
        return text.toString();
    }

    private static String after(String service) {
        return "    depends_on: {" + service + ": {condition: service_healthy}}\n";
    }

    static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
