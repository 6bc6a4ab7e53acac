package io.stackctl.step.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Extension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BootstrapTest {

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with();

    @Test
    void a_script_ends_when_nobody_wants_its_image_any_more() throws Exception {
        write("echo $$ >&2; sleep 600; true");
        var process = new CompletableFuture<String>();
        var ended =
                new FutureTask<>(() -> {
                    try {
                        bootstrap().run(script(), "base:1", process::complete);
                    } catch (StackException e) {
                        return e.failure();
                    }
                    throw new AssertionError("it went well");
                });
        var thread = Thread.ofPlatform().daemon().start(ended);
        var script = ProcessHandle.of(Long.parseLong(process.get())).orElseThrow();
        var children = script.children().toList();

        thread.interrupt();

        assertInstanceOf(Failure.Interrupted.class, ended.get(20, TimeUnit.SECONDS));
        script.onExit().get();
        for (var child : children) {
            child.onExit().get();
        }
        assertFalse(engine.calls().contains("import base:1"));
    }

    @Test
    void the_last_line_says_why_it_failed() throws Exception {
        write("echo begun >&2; echo no disk >&2; exit 3");
        var failed = new CompletableFuture<String>();
        try {
            bootstrap().run(script(), "base:1", _ -> {});
        } catch (StackException e) {
            failed.complete(e.failure().message());
        }

        assertEquals(
                "cannot make image base:1: " + folder + "/bootstrap ended with 3: no disk",
                failed.getNow(""));
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(engine, TestSettings.process());
    }

    private Extension.Bootstrap script() {
        return new Extension.Bootstrap(folder.toString(), List.of());
    }

    private void write(String commands) throws IOException {
        var script = Files.writeString(folder.resolve("bootstrap"), "#!/bin/sh\n" + commands);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
