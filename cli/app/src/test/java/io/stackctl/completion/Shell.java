package io.stackctl.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that finds a stand-in called {@code stackctl}, which notes what it is asked and knows a
 * few answers.
 */
record Shell(Path folder) {

    /** Answers {@code __complete} by the last word, the one being typed. */
    private static final String TOOL =
            """
            #!/bin/bash
            printf '<%s>' "$@" >>asked; echo >>asked
            case ${*: -1} in
              s) printf 'scale\\tset the number\\nstart\\nstop\\tstop: all\\n' ;;
              sc*) printf 'scale\\tset the number\\n' ;;
              worker=*) printf 'worker=2\\n' ;;
              w*) printf 'worker=\\n' ;;
            esac
            """;

    static Shell in(Path folder) throws IOException {
        var tool = folder.resolve("bin/stackctl");
        Files.createDirectories(tool.getParent());
        Files.writeString(tool, TOOL);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("notes.txt"), "");
        return new Shell(folder);
    }

    /** Runs a script in the shell of that name and returns what it printed. */
    String run(String shell, String script) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("script"), script);
        var builder =
                new ProcessBuilder(List.of(shell, file.toString()))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("COMPLETIONS", Path.of("../../completions").toRealPath().toString());
        environment.put("TERM", "dumb");
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), out);
        return out;
    }

    /** The words the stand-in got at its last call, each in angle brackets. */
    String asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked")).getLast();
    }

    /** Whether the machine has that shell. */
    static boolean has(String shell) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }
}
