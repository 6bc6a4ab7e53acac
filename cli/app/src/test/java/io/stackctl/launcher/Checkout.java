package io.stackctl.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A checkout with the real launcher, whose JDK and Maven only note that they were called: {@code
 * java} prints its arguments after the main class, its folder and its input; {@code mvn} makes the
 * jar.
 */
record Checkout(Path root, Path jdk, Path tools) {

    /** What the launcher uses of the system; a tool that is not here is missing on this machine. */
    private static final List<String> SYSTEM_TOOLS =
            List.of(
                    "bash cat cmp env find flock id mkdir mktemp mv readlink rm sleep tail timeout touch"
                            .split(" "));

    private static final String JAVA =
            """
            #!/bin/bash -p
            case "$1 $2" in
              -XX:AOTCacheOutput=*) echo trained >"${1#*=}"; echo rest >"${1#*=}.config"; [ ! -e "${0%/*}/../../odd" ]; exit ;;
              "-XX:-UsePerfData "*) { echo "${!#}" >"${0%/*}/../../socket"; } 2>/dev/null; exit ;;
              *-XX:AOTMode=on) [ ! -e "${0%/*}/../../half-cache" ]; exit ;;
            esac
            ! [ -e "${0%/*}/../../show-options" ] || echo "options: $*"
            while [ "$1" != io.stackctl.Main ]; do shift; done
            shift
            for name in ${SHOW:-}; do printf '%s: <%s>\\n' "$name" "${!name-unset}"; done
            printf 'args:'; printf ' <%s>' "$@"; printf '\\nfolder: %s\\ninput: %s\\n' "$PWD" "$(cat)"
            exit 7
            """;

    private static final String MVN =
            """
            #!/bin/bash -p
            cd "${0%/*}/.."
            echo "built $*" >>builds
            [ ! -e slow ] || sleep 2
            [ ! -e broken ] || { echo 'the reason it broke'; exit 1; }
            cat >/dev/null
            sleep 0.2
            case "$*" in *!cli/app*) exit ;; esac
            mkdir -p cli/app/target
            touch cli/app/target/stackctl.jar
            """;

    /** Lays a checkout out in an empty folder; all its files are a minute old. */
    static Checkout in(Path root) throws IOException {
        var checkout = new Checkout(root, root.resolve("jdk"), root.resolve("tools"));
        checkout.script("jdk/bin/java", JAVA);
        checkout.script("jdk/bin/javac", "#!/bin/bash\n");
        checkout.write("jdk/release", "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"25.0.1\"\n");
        checkout.script("tools/mvn", MVN);
        checkout.layOutLauncher();
        for (var source :
                List.of(
                        "pom.xml",
                        "cli/pom.xml",
                        "cli/core/pom.xml",
                        "cli/app/pom.xml",
                        "cli/core/src/main/A.java",
                        "cli/app/src/main/B.java",
                        ".mvn/jvm.config",
                        "services/migration-kit/pom.xml",
                        "services/migration-kit/src/main/K.java",
                        "cli/app/src/training/commands")) {
            checkout.write(source, "");
        }
        try (var files = Files.walk(root)) {
            files.forEach(Checkout::age);
        }
        return checkout;
    }

    /**
     * Lays a package out in an empty folder: no sources, no Maven, and a Java runtime of its own.
     */
    static Checkout packaged(Path root) throws IOException {
        var checkout = new Checkout(root, root.resolve("jdk"), root.resolve("tools"));
        checkout.script("runtime/bin/java", JAVA);
        checkout.layOutLauncher();
        for (var file :
                List.of(
                        "runtime/release",
                        "app/stackctl.jar",
                        "cli/app/src/training/commands",
                        "services/blog/posts/src/main/A.java")) {
            checkout.write(file, "");
        }
        checkout.write("version", "0.2.0\n");
        Files.createDirectory(root.resolve("state"));
        try (var files = Files.walk(root)) {
            files.forEach(Checkout::age);
        }
        return checkout;
    }

    private void layOutLauncher() throws IOException {
        var real = Path.of("../..");
        for (var tool : SYSTEM_TOOLS) {
            script("tools/" + tool, "#!/bin/bash -p\nexec /usr/bin/" + tool + " \"$@\"\n");
        }
        script("stackctl", Files.readString(real.resolve("stackctl")));
        write("cli/setup.bash", Files.readString(real.resolve("cli/setup.bash")));
    }

    /** Writes a file, as an editor would. */
    void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void script(String name, String text) throws IOException {
        write(name, text);
        Files.setPosixFilePermissions(
                root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often Maven was called. */
    int builds() throws IOException {
        var log = root.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** Starts the launcher by any path to it, in any folder. */
    Process start(Path folder, String launcher, String... words) throws IOException {
        return start(Map.of(), folder, launcher, words);
    }

    /** The same with variables beside those that every start has. */
    Process start(Map<String, String> variables, Path folder, String launcher, String... words)
            throws IOException {
        var command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Runs the launcher in the checkout with variables, and waits for it. */
    Outcome run(Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        return Outcome.of(start(variables, root, "./stackctl", words));
    }

    /** Runs the launcher in the checkout with some input, and waits for it. */
    Outcome run(String input, String... words) throws IOException, InterruptedException {
        var process = start(root, "./stackctl", words);
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        return Outcome.of(process);
    }

    /** What a process left. */
    record Outcome(int exitCode, String out, String err) {

        static Outcome of(Process process) throws IOException, InterruptedException {
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), UTF_8);
            var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), out, err);
        }
    }
}
