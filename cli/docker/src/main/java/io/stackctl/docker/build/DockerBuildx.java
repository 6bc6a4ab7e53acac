package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.json.IndentedJson;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Buildx;
import io.stackctl.engine.OutputLines;
import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure.BuildFailed;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs {@code docker buildx bake}. It finds the engine by the variables that we found it by. */
public final class DockerBuildx implements Buildx {

    private final ClientFolder folder;
    private final String engine;
    private final BuildxProgram program;
    private final ContextPreparation contexts;

    /**
     * Creates one.
     *
     * @param folder the client's settings: proxies of builds
     * @param settings the variables that buildx gets, and where it is looked for
     * @param engine its address, as the client's settings call it
     * @param sources makes folders ready before they are read
     */
    public DockerBuildx(
            ClientFolder folder, Settings settings, String engine, BuildSources sources) {
        this.folder = folder;
        this.engine = engine;
        this.program = new BuildxProgram(folder, settings);
        this.contexts = new ContextPreparation(sources);
    }

    @Override
    public boolean isInstalled() {
        return program.isInstalled();
    }

    @Override
    public void require() {
        program.require();
    }

    @Override
    public String file(Bake bake) {
        return IndentedJson.of(new BakeFile(bake, this::withProxies).build());
    }

    private Map<String, String> withProxies(Map<String, String> arguments) {
        return folder.config(config -> ProxyArguments.added(arguments, config, engine));
    }

    @Override
    public void bake(Bake bake, BiConsumer<Image, BuildLine> log, Consumer<String> findings) {
        var call = program.call(arguments(bake));
        call.environment().putAll(BakeSecrets.of(bake));
        if (!bake.wishes().check()) {
            bake.images()
                    .forEach(image ->
                            contexts.prepare(image.spec(), line -> log.accept(image, line)));
        }
        try {
            var targets = new BakeTargets(bake.images());
            var first = bake.images().getFirst();
            var output = new BakeOutput(line -> log.accept(targets.of(line.title(), first), line));
            var code = run(call, file(bake), output, findings);
            if (code != 0) {
                throw failed(bake, output.complaint(), code);
            }
        } catch (IOException e) {
            throw failed(bake, String.valueOf(e.getMessage()), 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    private static List<String> arguments(Bake bake) {
        List<String> arguments =
                new ArrayList<>(List.of("bake", "--file", "-", "--progress", "rawjson"));
        for (var path : BakePaths.read(bake)) {
            arguments.addAll(List.of("--allow", "fs.read=" + path));
        }
        Set<String> entitlements = new LinkedHashSet<>();
        bake.images()
                .forEach(image ->
                        entitlements.addAll(BakeFile.entitlements(image.spec().definition())));
        entitlements.forEach(right -> arguments.addAll(List.of("--allow", right)));
        var wishes = bake.wishes();
        if (!wishes.sbom().isEmpty()) {
            arguments.add("--sbom=" + wishes.sbom());
        }
        if (!wishes.provenance().isEmpty()) {
            arguments.add("--provenance=" + wishes.provenance());
        }
        if (!wishes.builder().isEmpty()) {
            arguments.addAll(List.of("--builder", wishes.builder()));
        }
        return arguments;
    }

    /** Runs it to its end, or ends it. */
    private static int run(
            ProcessBuilder call, String file, BakeOutput output, Consumer<String> findings)
            throws IOException, InterruptedException {
        var process = call.start();
        try {
            var told = reading(() -> output.read(process.getErrorStream()));
            var found =
                    reading(() ->
                            OutputLines.read(
                                    process.getInputStream(),
                                    (_, line) -> findings.accept(line.toString().stripTrailing())));
            give(process.getOutputStream(), file);
            finish(told);
            finish(found);
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static FutureTask<Boolean> reading(Reading reading) {
        var task =
                new FutureTask<>(() -> {
                    reading.run();
                    return true;
                });
        Thread.ofVirtual().name("buildx").start(task);
        return task;
    }

    private static void finish(FutureTask<Boolean> task) throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("reading fails with nothing else", e);
        }
    }

    private static void give(OutputStream input, String file) {
        try (input) {
            input.write(file.getBytes(UTF_8));
        } catch (IOException e) {
            // It has ended before: why, it says itself.
            return;
        }
    }

    private static StackException failed(Bake bake, String complaint, int code) {
        if (complaint.isEmpty() && bake.wishes().check()) {
            return new StackException(
                    new OperationFailed("the check found faults", "mend what it says above"));
        }
        var why = complaint.isEmpty() ? "failed to execute bake: exit status " + code : complaint;
        if (bake.wishes().check()) {
            return new StackException(new OperationFailed(why));
        }
        var images =
                bake.images().stream()
                        .map(image -> image.spec().tags().getFirst())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new StackException(
                new BuildFailed(
                        images,
                        why,
                        1,
                        "not all of " + images + " were built: the log tells more"));
    }
}
