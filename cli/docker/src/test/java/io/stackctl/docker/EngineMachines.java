package io.stackctl.docker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Several machines with an engine each on this one: in network namespaces of their own, which a
 * bridge connects. All of it is in namespaces that end with the process that made them, and that
 * process ends when its input does: nothing is left of it, also when a test is killed.
 */
public final class EngineMachines implements AutoCloseable {

    private static final String MACHINES =
            """
            set -eu
            mount --make-rprivate /
            mount -t proc proc /proc
            mount -t tmpfs tmpfs /run
            mount -t tmpfs tmpfs "$FOLDER/data"
            ip link set lo up
            ip link add bridge0 type bridge
            ip addr add 192.168.77.254/24 dev bridge0
            ip link set bridge0 up
            for n in $(seq "$COUNT"); do
              ip netns add "machine$n"
              ip link add "port$n" type veth peer name eth0 netns "machine$n"
              ip link set "port$n" master bridge0 up
              ip -n "machine$n" addr add "192.168.77.$n/24" dev eth0
              ip -n "machine$n" link set eth0 up
              ip -n "machine$n" link set lo up
              nsenter --net="/run/netns/machine$n" unshare --mount --uts --pid --fork --kill-child bash -c '
                mount -t proc proc /proc
                hostname "machine$0"
                mount -t tmpfs tmpfs /run
                exec dockerd --config-file "$FOLDER/daemon.json" --data-root "$FOLDER/data/$0" \\
                  --exec-root /run/docker --cgroup-parent "$PARENT" \\
                  -H "unix://$FOLDER/$0.sock" -H unix:///run/docker.sock
              ' "$n" >"$FOLDER/$n.log" 2>&1 </dev/null &
            done
            exec cat
            """;

    /**
     * Whoever enters a container enters its namespace by that one's root: under engines in a
     * chroot, the machine's. There they get a namespace with the chroot as its root first, as in
     * cli/setup.bash.
     */
    private static final String ROOTED =
            """
            if [ "$(stat -c %d:%i /)" != "$(nsenter --mount=/proc/self/ns/mnt stat -c %d:%i /)" ]; then
              exec 8</
              exec nsenter --mount=/proc/self/ns/mnt bash -ec '
                cd /proc/self/fd/8
                pivot_root . .
                umount --lazy .
                cd /
                exec bash -c "$MACHINES" 8<&-'
            fi
            exec bash -c "$MACHINES"
            """;

    /** Containers leave their empty control groups behind when they end with their namespace. */
    private static final String WITH_CLEANING =
            """
            unshare --mount --net --pid --fork --kill-child bash -c "$ROOTED"
            find /sys/fs/cgroup -depth -type d -path "*/$PARENT*" -exec rmdir {} +
            """;

    private final Path folder;
    private final int count;
    private final Process process;

    /**
     * Starts them.
     *
     * @param folder for sockets and logs
     * @param count of machines, called {@code machine1} and so on
     */
    public EngineMachines(Path folder, int count) throws IOException, InterruptedException {
        this.folder = folder;
        this.count = count;
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("daemon.json"), "{}");
        var builder = new ProcessBuilder("bash", "-c", WITH_CLEANING);
        builder.environment()
                .putAll(
                        Map.of(
                                "MACHINES",
                                MACHINES,
                                "ROOTED",
                                ROOTED,
                                "FOLDER",
                                folder.toString(),
                                "COUNT",
                                String.valueOf(count),
                                "PARENT",
                                "machines-it-" + ProcessHandle.current().pid()));
        process = builder.redirectErrorStream(true).redirectOutput(log("all")).start();
        try {
            awaitEngines();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Whether whoever runs this may make namespaces. */
    public static boolean canBeMade() throws IOException, InterruptedException {
        var unshare = new ProcessBuilder("unshare", "--mount", "--net", "--pid", "true");
        return unshare.start().waitFor() == 0;
    }

    private void awaitEngines() throws IOException, InterruptedException {
        for (int machine = 1; machine <= count; machine++) {
            awaitEngine(machine);
        }
    }

    private void awaitEngine(int machine) throws IOException, InterruptedException {
        while (client(machine, "version").start().waitFor() != 0) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(log("all").toPath()));
            }
            Thread.sleep(100);
        }
    }

    private File log(String name) {
        return folder.resolve(name + ".log").toFile();
    }

    /** What a process finds the engine of a machine by, the first of which is 1. */
    public Map<String, String> variables(int machine) {
        return Map.of("DOCKER_HOST", address(machine));
    }

    /** Where the engine of a machine listens: {@code unix:///…}. */
    public String address(int machine) {
        return "unix://" + folder.resolve(machine + ".sock");
    }

    int count() {
        return count;
    }

    /** Lets Docker's client do something there, which has to succeed, and gives its lines. */
    public List<String> docker(int machine, String... words)
            throws IOException, InterruptedException {
        var client = client(machine, words).redirectErrorStream(true).start();
        client.getOutputStream().close();
        var output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (client.waitFor() != 0) {
            throw new IOException("docker " + String.join(" ", words) + ": " + output);
        }
        return output.lines().toList();
    }

    private ProcessBuilder client(int machine, String... words) {
        var builder = new ProcessBuilder("docker");
        builder.command().addAll(List.of(words));
        builder.environment().putAll(variables(machine));
        return builder.directory(folder.toFile());
    }

    /** What a machine is called by on the network that they share. */
    public static String networkAddress(int machine) {
        return "192.168.77." + machine;
    }

    /** A command that is to run where the machines can be reached. */
    public ProcessBuilder beside(String... words) {
        var builder = new ProcessBuilder("nsenter", "--target", pid("cat"), "--net");
        builder.command().addAll(List.of(words));
        return builder;
    }

    /** As if its power failed: nobody says good-bye, nor that a packet did not arrive. */
    public void lose(int machine) throws IOException, InterruptedException {
        var unplug = beside("ip", "link", "set", "port" + machine, "down").inheritIO().start();
        if (unplug.waitFor() != 0) {
            throw new IOException("machine " + machine + " could not be unplugged");
        }
        // All that runs on it is in a namespace of which this is the first process.
        var engine = pid("dockerd .*/" + machine + "\\.sock .*");
        new ProcessBuilder("kill", "-9", engine).inheritIO().start().waitFor();
    }

    /** Of the process whose program and arguments match. */
    private String pid(String words) {
        return process.descendants()
                .filter(each -> words(each.info()).matches("(.*/)?" + words))
                .findFirst()
                .map(each -> String.valueOf(each.pid()))
                .orElseThrow();
    }

    private static String words(ProcessHandle.Info of) {
        var arguments = String.join(" ", of.arguments().orElse(new String[0]));
        return (of.command().orElse("") + " " + arguments).strip();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
