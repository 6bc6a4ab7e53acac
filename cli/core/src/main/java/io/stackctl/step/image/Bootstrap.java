package io.stackctl.step.image;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.OutputLines;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.Extension;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes an image with a script: {@code bootstrap ARGUMENT…} in the script's folder writes the tar
 * of a root file system to its standard output, and what it does to its standard error.
 */
final class Bootstrap {

    private final Engine engine;
    private final Settings settings;

    Bootstrap(Engine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Runs it and imports the result.
     *
     * @param log takes what the script says
     */
    void run(Extension.Bootstrap script, String image, Consumer<String> log) {
        var folder = new File(script.directory());
        List<String> command = new ArrayList<>(List.of(new File(folder, "bootstrap").getPath()));
        command.addAll(script.arguments());
        try {
            // The tar goes through a file: the engine would keep half an image if the script failed
            // behind a pipe.
            var tar =
                    File.createTempFile(
                            "stackctl-bootstrap", ".tar", settings.temporary().toFile());
            try {
                var process =
                        settings.program(command).directory(folder).redirectOutput(tar).start();
                process.getOutputStream().close();
                await(process, command, image, log);
                importFile(tar, image);
            } finally {
                if (!tar.delete()) {
                    log.accept("left over: " + tar);
                }
            }
        } catch (IOException e) {
            throw new StackException(
                    new OperationFailed(
                            "cannot make image " + image + ": " + e.getMessage(),
                            "check bootstrap: of x-stackctl.base-images, and that the script is executable"),
                    e);
        }
    }

    private static void await(
            Process process, List<String> command, String image, Consumer<String> log)
            throws IOException {
        var last = new AtomicReference<>("");
        // To read what it says cannot be interrupted, to wait for it can.
        var reading =
                new FutureTask<>(() -> {
                    read(
                            process,
                            line -> {
                                last.set(line);
                                log.accept(line);
                            });
                    return process;
                });
        EngineThread.start("bootstrap", reading);
        try {
            reading.get();
            var code = process.waitFor();
            if (code != 0) {
                throw new StackException(
                        new OperationFailed(
                                "cannot make image "
                                        + image
                                        + ": "
                                        + String.join(" ", command)
                                        + " ended with "
                                        + code
                                        + ": "
                                        + last.get(),
                                "run it by hand, or provide the image: docker pull or docker load"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            throw unread(e.getCause());
        } finally {
            // Whoever it has begun is found only while it lives.
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void read(Process process, Consumer<String> log) throws IOException {
        try (var said = process.getErrorStream()) {
            OutputLines.read(said, (_, line) -> log.accept(line.toString().stripTrailing()));
        }
    }

    private static IOException unread(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> throw failure;
            case Error defect -> throw defect;
            case IOException broken -> broken;
            case null, default -> new IOException(cause);
        };
    }

    private void importFile(File tar, String image) throws IOException {
        try (var input = new FileInputStream(tar)) {
            engine.images().importRootFilesystem(input, image);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
