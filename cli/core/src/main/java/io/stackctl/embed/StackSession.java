package io.stackctl.embed;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.state.PublishedPort;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One stack that another program brings up and takes down:
 *
 * <pre>{@code
 * var stack = StackSession.load(Path.of("compose.yaml"), around);
 * stack.up();
 * stack.await(Duration.ofMinutes(2));
 * int port = stack.port("web", 80);
 * stack.down();
 * }</pre>
 *
 * <p>Each call does what the verb of that name does, with the same plans, locks, names and labels;
 * so a stack can be looked at with {@code stackctl ps} meanwhile. What happens is told to the
 * surroundings' sink; what fails is thrown as a {@link StackException}, whose failure says what to
 * do. Nothing is asked: what would lose data is not done. The engine stays the caller's to close,
 * and may serve several sessions at once. Thread-safe; two changes of one stack follow each other.
 */
public final class StackSession {

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

    private StackSession(Surroundings around, Stack stack) {
        this.around = around;
        this.stack = stack;
    }

    /**
     * Loads a definition; the name of the stack is what it says, or that of its folder.
     *
     * @param definition a Compose file; relative to the working directory of the settings
     * @throws StackException when it cannot be read or has mistakes
     */
    public static StackSession load(Path definition, Surroundings around) {
        return load(definition, Optional.empty(), around);
    }

    /**
     * Loads a definition as a stack of this name, so that one file can be several stacks at once.
     *
     * @param name lower-case letters, digits, {@code -} and {@code _}
     * @throws StackException when it cannot be read or has mistakes
     */
    public static StackSession load(Path definition, String name, Surroundings around) {
        return load(definition, Optional.of(name), around);
    }

    private static StackSession load(Path definition, Optional<String> name, Surroundings around) {
        var settings = around.settings();
        var request =
                LoadRequest.in(settings.workingDirectory().toString(), settings.environment())
                        .files(List.of(settings.workingDirectory().resolve(definition).toString()))
                        .projectName(name)
                        .build();
        var loader = new StackLoader(text -> around.events().accept(new Event.Warning(text)));
        return new StackSession(around, loader.load(request));
    }

    /** The definition, fully resolved. */
    public Stack stack() {
        return stack;
    }

    /**
     * Brings the stack to its definition, as {@code up -d} does; does not wait for services that
     * nobody depends on.
     *
     * @throws StackException when it cannot be done; what was done before stays
     */
    public void up() {
        up(UpRequest.DEFAULTS);
    }

    /**
     * The same in another way, such as with images that are built anew.
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
        up(
                new UpRequest(
                        READY,
                        new Timing(Optional.empty(), Optional.of(most)),
                        ImagePolicy.DEFAULTS,
                        Map.of()));
    }

    /**
     * Where the ports of a service's running containers are published.
     *
     * @return those that are, container after container; empty when none runs
     * @throws StackException when the stack has no such service
     */
    public List<PublishedPort> ports(String service) {
        var name = known(service);
        return around.engine().containers().ofStack(stack.name(), false).stream()
                .filter(container -> container.service().equals(name) && !container.oneOff())
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.hostPort() != 0)
                .toList();
    }

    /**
     * The port of the host that leads to one of a service, of TCP and of its first container.
     *
     * @param containerPort 1 to 65535
     * @throws StackException when it is not published, or the service does not run
     */
    public int port(String service, int containerPort) {
        return ports(service).stream()
                .filter(port -> port.containerPort() == containerPort)
                .filter(port -> port.protocol().equals("tcp"))
                .findFirst()
                .map(PublishedPort::hostPort)
                .orElseThrow(() ->
                        invalid(
                                "no port of the host leads to port "
                                        + containerPort
                                        + " of service "
                                        + service,
                                "Publish it under 'ports', and ask while the service runs."));
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
     * The same for more or for less, such as with volumes.
     *
     * @throws StackException when it cannot be done; what was done before stays
     */
    public void down(DownOptions options) {
        new Down(around).run(new FoundStack.Defined(stack), options);
    }

    private ServiceName known(String service) {
        return stack.services().stream()
                .map(known -> known.name())
                .filter(name -> name.value().equals(service))
                .findFirst()
                .orElseThrow(() ->
                        invalid(
                                "stack " + stack.name() + " has no service " + service,
                                "Ask for one of its definition."));
    }

    private static StackException invalid(String what, String remedy) {
        return new StackException(new Failure.InvalidRequest(what, remedy));
    }
}
