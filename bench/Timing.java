import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a command costs. */
final class Timing {

    private Timing() {}

    /** Arguments after the tool's name and the stack's own options. */
    record Step(List<String> words) {
        static Step of(String words) {
            return new Step(List.of(words.split(" ")));
        }
    }

    record Tool(String name, List<String> command) {}

    /** A folder with definitions; every tool has a project of its own, since neither may adopt the other's containers. */
    record Stack(Path folder, List<String> files, String project) {
        static Stack of(Path folder, String name, Tool tool, String... files) {
            return new Stack(folder, List.of(files), "stackctl-bench-" + name + "-" + tool.name());
        }

        List<String> options() {
            var options = new ArrayList<>(List.of("-p", project));
            files.forEach(file -> options.addAll(List.of("-f", folder.resolve(file).toString())));
            return options;
        }
    }

    /** Wall and processor time in seconds, of all processes, and peak resident memory in MiB, of the largest process. */
    record Cost(double seconds, double processor, double memory) {}

    /** Runs one command to its end; GNU time tells its processor time and peak memory, with those of what it waited for. */
    static Cost run(Tool tool, Stack stack, Step step) throws Exception {
        var usage = stack.folder().resolve("usage");
        var errors = stack.folder().resolve("errors").toFile();
        var command = new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%M %U %S", "-o", usage.toString()));
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
        var used = Arrays.stream(Files.readString(usage).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Cost(took / 1e9, used[1] + used[2], used[0] / 1024);
    }

    static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return median(costs.stream().map(of::applyAsDouble).toList());
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
