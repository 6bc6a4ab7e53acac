package io.stackctl.embed;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.PublishedPort;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Start;
import io.stackctl.workflow.lifecycle.StartRequest;
import io.stackctl.workflow.lifecycle.Stop;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.output.LogRequest;
import io.stackctl.workflow.output.Logs;
import io.stackctl.workflow.process.Exec;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One stack that another program brings up and takes down:
 *
 * <pre>{@code
 * var stack = stackctl.stack(Path.of("compose.yaml")).load();
 * stack.up();
 * InetSocketAddress web = stack.port("web", 80);
 * ExecResult tables = stack.exec("db", "psql", "-c", "\\dt");
 * stack.down();
 * }</pre>
 *
 * <p>Each call does what the verb of that name does, with the same plans, locks, names and labels;
 * so a stack can be looked at with {@code stackctl ps} meanwhile. What happens is told to the
 * listener of {@link StackBuilder#telling}; what fails is thrown as a {@link StackException}, whose
 * failure says what to do. Nothing is asked: what would lose data is not done. Thread-safe; two
 * changes of one stack follow each other.
 */
public final class StackSession {

    /** Lines of each container's log. */
    private static final int TAIL = 1000;

    /** Whatever runs stays as it is. */
    private static final Wanted READY =
            new Wanted(
                    Set.of(),
                    new Recreation(Recreation.When.NEVER, Recreation.When.NEVER, true),
                    Wanted.Orphans.IGNORE,
                    Wanted.Starting.EACH_WHEN_READY,
                    true,
                    "-");

    private final Surroundings around;
    private final Stack stack;
    private final Duration patience;
    private final ImagePolicy images;

    /**
     * Creates one.
     *
     * @param patience how long services may take to get ready
     * @param images when images are built
     */
    StackSession(Surroundings around, Stack stack, Duration patience, ImagePolicy images) {
        this.around = around;
        this.stack = stack;
        this.patience = patience;
        this.images = images;
    }

    /** Its name. */
    public String name() {
        return stack.name().value();
    }

    /** The definition, fully resolved. */
    public Stack stack() {
        return stack;
    }

    /**
     * Brings the stack to its definition, as {@code up -d --wait} does, and waits until every
     * service runs and is healthy, or has done its work where others wait for that.
     *
     * @throws StackException when it cannot be done, or a service is not ready in time; what was
     *     done before stays
     */
    public void up() {
        up(awaiting(Wanted.DEFAULTS.awaiting(true), patience, images));
    }

    /**
     * The same in another way, such as with images that are built anew, or without waiting: {@link
     * UpRequest#DEFAULTS}.
     *
     * @throws StackException when it cannot be done; what was done before stays
     */
    public void up(UpRequest request) {
        new Up(around).run(stack, request);
    }

    /**
     * Waits until every service runs and is healthy, or has done its work where others wait for
     * that, as {@code up --no-recreate --wait} does: what is missing is made, and what has ended is
     * started.
     *
     * @param most how long
     * @throws StackException when a service is not ready by then, or cannot become so
     */
    public void await(Duration most) {
        up(awaiting(READY, most, ImagePolicy.DEFAULTS));
    }

    private static UpRequest awaiting(Wanted wanted, Duration most, ImagePolicy images) {
        return new UpRequest(wanted, Timing.DEFAULTS.awaiting(Optional.of(most)), images, Map.of());
    }

    /**
     * Lets a service have another number of containers than its definition says, and waits until
     * they are healthy. What runs stays as it is, of this service and of others. The next {@link
     * #up()} goes back to the definition.
     *
     * @param replicas 0 or more
     * @throws StackException when the stack has no such service, or it cannot be done
     */
    public void scale(String service, int replicas) {
        var only = known(service);
        var ready = awaiting(READY, patience, ImagePolicy.DEFAULTS);
        var request =
                new UpRequest(
                        ready.wanted(),
                        ready.timing(),
                        ready.images(),
                        Map.of(only.name(), new ReplicaCount(replicas)));
        new Up(around).run(stack.withServices(List.of(only)), request);
    }

    /**
     * Stops services and keeps their containers, such as to see what others do without them.
     *
     * @param services of all without any
     * @throws StackException when the stack has no such service, or it cannot be done
     */
    public void stop(String... services) {
        new Stop(around).run(defined(), StopOptions.of(known(services)));
    }

    /**
     * Starts services that were stopped, and what they depend on, and waits until they are healthy.
     * A port that the engine chose may be another one then: {@link #port}.
     *
     * @param services of all without any
     * @throws StackException when the stack has no such service, or one is not ready in time
     */
    public void start(String... services) {
        new Start(around)
                .run(defined(), new StartRequest(known(services), true, Optional.of(patience)));
    }

    /**
     * Where the ports of a service's running containers are published.
     *
     * @return those that are, container after container; empty when none runs
     * @throws StackException when the stack has no such service
     */
    public List<PublishedPort> ports(String service) {
        return published(service).all();
    }

    /**
     * Where a port of a service can be reached from here, of TCP and of its first container.
     *
     * <p>It is asked of the engine each time: a container that is started anew may get another port
     * of the host.
     *
     * @param containerPort 1 to 65535
     * @return an address of the engine's machine, or the one that the port is published on
     * @throws StackException when it is not published, or the service does not run
     */
    public InetSocketAddress port(String service, int containerPort) {
        return published(service).addresses(containerPort).getFirst();
    }

    /**
     * The same of each of its running containers, in the order of their numbers.
     *
     * @throws StackException when none of them publishes it, or the service does not run
     */
    public List<InetSocketAddress> addresses(String service, int containerPort) {
        return published(service).addresses(containerPort);
    }

    private PublishedPorts published(String service) {
        return new PublishedPorts(around.engine(), stack.name(), known(service));
    }

    /**
     * The last lines that a service's containers wrote: up to 1000 of each and 1 MiB, with the
     * container in front of each line where there are several. What a container wrote comes as it
     * is, control characters too.
     *
     * @return lines, each with its end; empty when nothing was written
     * @throws StackException when the stack has no such service, or the engine does not answer
     */
    public String logs(String service) {
        var tail = new LogTail(around.events());
        new Logs(around.telling(tail)).run(defined(), log(service, false, OptionalInt.of(TAIL)));
        return tail.text();
    }

    /**
     * Tells what a service's containers wrote and go on to write, line by line, until the result is
     * closed. A very long line comes in pieces.
     *
     * @param listener called from many threads; returns quickly
     * @throws StackException when the stack has no such service
     */
    public FollowedLog follow(String service, Consumer<String> listener) {
        return new FollowedLog(
                around, defined(), log(service, true, OptionalInt.empty()), listener);
    }

    /**
     * How the stack stands, for whoever reads why something failed: each container's state and last
     * lines, and what the health check of one that is not healthy wrote. At most 256 KiB and a
     * container's lines, without control characters.
     *
     * @throws StackException when the engine does not answer
     */
    public String diagnosis() {
        return new Diagnosis(around, stack.name()).text();
    }

    private LogRequest log(String service, boolean follow, OptionalInt tail) {
        return new LogRequest(
                Set.of(known(service).name()),
                OptionalInt.empty(),
                follow,
                tail,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /**
     * Runs a program in a service's first container, and waits for its end.
     *
     * @param command the program and its arguments; no shell is between
     * @return how it ended; a failure of the program is no exception
     * @throws StackException when it cannot be run, such as when the service does not run
     */
    public ExecResult exec(String service, String... command) {
        var output = new CapturedOutput();
        var request =
                new Exec.Request(
                        new Replica(known(service).name(), OptionalInt.empty()),
                        List.of(command),
                        Map.of(),
                        "",
                        "",
                        false,
                        false,
                        false,
                        false);
        int exitCode = new Exec(around, output).run(stack.name(), request);
        return output.result(exitCode);
    }

    /**
     * Stops and removes the stack's containers and networks, as {@code down} does; volumes stay.
     *
     * @throws StackException when it cannot be done; what was done before stays
     */
    public void down() {
        down(DownOptions.DEFAULTS);
    }

    /**
     * The same for more or for less, such as with volumes: {@code
     * down(DownOptions.DEFAULTS.withVolumes())}.
     *
     * @throws StackException when it cannot be done; what was done before stays
     */
    public void down(DownOptions options) {
        new Down(around).run(defined(), options);
    }

    private FoundStack defined() {
        return new FoundStack.Defined(stack);
    }

    private Set<ServiceName> known(String... services) {
        return Arrays.stream(services)
                .map(service -> known(service).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Service known(String service) {
        return stack.services().stream()
                .filter(known -> known.name().value().equals(service))
                .findFirst()
                .orElseThrow(() ->
                        new StackException(
                                new Failure.InvalidRequest(
                                        "stack " + stack.name() + " has no service " + service,
                                        "It has: "
                                                + stack.services().stream()
                                                        .map(known -> known.name().value())
                                                        .collect(Collectors.joining(", ")))));
    }
}
