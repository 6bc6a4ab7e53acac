package io.stackctl.workflow.view;

import io.stackctl.engine.EngineInfo;
import io.stackctl.engine.EngineVersion;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.source.StackFinder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that this machine can run a stack, and says what to do where it cannot. */
public final class Doctor {

    private static final int NEEDED_JDK = 25;
    private static final long GIBIBYTE = 1L << 30;
    private static final long NEEDED_DISK = 2 * GIBIBYTE;

    private final Surroundings around;
    private final StackFinder finder;

    public Doctor(Surroundings around, StackFinder finder) {
        this.around = around;
        this.finder = finder;
    }

    /** Runs every check, also when one before it found a problem. */
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        checks.add(jdk());
        boolean reachable = checks.add(engine()) && checks.getLast().ok();
        if (reachable) {
            EngineInfo info = around.engine().info();
            checks.add(Check.fine("storage", info.storageDriver() + " in " + info.dataRoot()));
            disk(Path.of(info.dataRoot())).ifPresent(checks::add);
        }
        cgroups().ifPresent(checks::add);
        checks.addAll(stack(reachable));
        return checks;
    }

    private static Check jdk() {
        int feature = Runtime.version().feature();
        return feature >= NEEDED_JDK
                ? Check.fine("jdk", Runtime.version().toString())
                : Check.problem("jdk", "Java " + feature, "Install a JDK 25 and set JAVA_HOME.");
    }

    private Check engine() {
        try {
            EngineVersion version = around.engine().version();
            return Check.fine(
                    "engine",
                    version.engine() + ", API " + version.api() + ", " + version.platform());
        } catch (StackException unreachable) {
            String remedy = unreachable.failure().remedy();
            return Check.problem(
                    "engine",
                    unreachable.failure().message(),
                    remedy.isEmpty() ? "Start the Docker Engine, or set DOCKER_HOST." : remedy);
        }
    }

    /** Empty for an engine on another machine. */
    private static Optional<Check> disk(Path dataRoot) {
        if (!Files.isDirectory(dataRoot)) {
            return Optional.empty();
        }
        try {
            long free = Files.getFileStore(dataRoot).getUsableSpace();
            String text = free / GIBIBYTE + " GiB free in " + dataRoot;
            return Optional.of(
                    free >= NEEDED_DISK
                            ? Check.fine("disk", text)
                            : Check.problem("disk", text, "Free some with 'docker system prune'."));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty where the system shows no control groups, as on other systems than Linux. */
    private static Optional<Check> cgroups() {
        Path root = Path.of("/sys/fs/cgroup");
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        if (Files.exists(root.resolve("cgroup.controllers"))) {
            return Optional.of(Check.fine("cgroups", "version 2"));
        }
        return Optional.of(
                Files.isDirectory(root.resolve("memory"))
                        ? Check.fine("cgroups", "version 1")
                        : Check.problem(
                                "cgroups",
                                "there is no memory controller",
                                "Limits do not hold; boot with cgroup_enable=memory."));
    }

    private List<Check> stack(boolean reachable) {
        Stack stack;
        try {
            stack = finder.load(List.of(), around.events());
        } catch (StackException unloadable) {
            return List.of(
                    Check.problem(
                            "definition",
                            unloadable.failure().message(),
                            unloadable.failure().remedy()));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(
                Check.fine(
                        "definition", stack.name() + ", " + stack.services().size() + " services"));
        Set<Integer> taken = new TreeSet<>(hostPorts(stack));
        if (reachable) {
            taken.removeAll(ownPorts(stack));
        }
        taken.removeIf(Doctor::isFree);
        checks.add(
                taken.isEmpty()
                        ? Check.fine("ports", "all that the stack publishes are free or its own")
                        : Check.problem(
                                "ports",
                                "in use: "
                                        + taken.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")),
                                "Stop what listens there ('ss -ltnp'), or publish others."));
        return checks;
    }

    private static Set<Integer> hostPorts(Stack stack) {
        Set<Integer> ports = new TreeSet<>();
        for (Service service : stack.services()) {
            for (var mapping : service.connectivity().ports()) {
                String published = mapping.published();
                if (published.matches("\\d+") && mapping.protocol().equals("tcp")) {
                    ports.add(Integer.parseInt(published));
                }
            }
        }
        return ports;
    }

    private Set<Integer> ownPorts(Stack stack) {
        return around.engine().containers().ofStack(stack.name(), false).stream()
                .map(ObservedContainer::ports)
                .flatMap(List::stream)
                .map(PublishedPort::hostPort)
                .collect(Collectors.toSet());
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("0.0.0.0"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * What one check found.
     *
     * @param remedy what to do; empty when all is well
     */
    public record Check(String name, boolean ok, String detail, String remedy) {

        static Check fine(String name, String detail) {
            return new Check(name, true, detail, "");
        }

        static Check problem(String name, String detail, String remedy) {
            return new Check(name, false, detail, remedy);
        }
    }
}
