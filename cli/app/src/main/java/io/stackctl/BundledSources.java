package io.stackctl;

import io.stackctl.engine.BuildSources;
import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.workflow.source.Checkout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The jars that the images of the bundled services copy: the launcher builds them where sources are
 * newer. It does so only when such an image is built, since most stacks are somebody else's.
 */
final class BundledSources implements BuildSources {

    /** What the launcher knows this question by. */
    static final String WORD = "prepare-services";

    private static final BuildLine BEGUN = line(Kind.BEGUN, "");

    private final Checkout checkout;
    private final Settings settings;

    BundledSources(Checkout checkout, Settings settings) {
        this.checkout = checkout;
        this.settings = settings;
    }

    @Override
    public void prepare(Path folder, Consumer<BuildLine> log) {
        if (folder.normalize().startsWith(checkout.root().resolve("services"))) {
            prepareAll(log);
        }
    }

    /** One at a time: the launcher would let the second wait too, but says so. */
    private synchronized void prepareAll(Consumer<BuildLine> log) {
        var builder = new ProcessBuilder(checkout.root().resolve("stackctl").toString(), WORD);
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.redirectErrorStream(true);
        try {
            var launcher = builder.start();
            launcher.getOutputStream().close();
            var last = tellAll(launcher, log);
            int exitCode = launcher.waitFor();
            if (exitCode != 0) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "the bundled services cannot be built: "
                                        + (last.isEmpty() ? "exit code " + exitCode : last)));
            }
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the bundled services cannot be built: " + e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    /** Returns the last line. */
    private static String tellAll(Process launcher, Consumer<BuildLine> log) throws IOException {
        var last = "";
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (last.isEmpty()) {
                    log.accept(BEGUN);
                }
                log.accept(line(Kind.OUTPUT, line));
                last = line;
            }
        }
        return last;
    }

    private static BuildLine line(Kind kind, String text) {
        return new BuildLine(WORD, "prepare the bundled services", kind, "", text);
    }
}
