package io.stackctl.swarm;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterEvent;
import io.stackctl.cluster.ClusterNode;
import io.stackctl.cluster.ImageRoute;
import io.stackctl.cluster.Prepared;
import io.stackctl.cluster.ServiceRevision;
import io.stackctl.cluster.Task;
import io.stackctl.cluster.UpOrder;
import io.stackctl.docker.ImageReference;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.engine.LogQuery;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.action.SwarmContext;
import io.stackctl.swarm.action.SwarmRunner;
import io.stackctl.swarm.attribute.SwarmAttributes;
import io.stackctl.swarm.planner.FilePlan;
import io.stackctl.swarm.planner.RollbackPlan;
import io.stackctl.swarm.planner.ServiceChangePlanner;
import io.stackctl.swarm.planner.ServiceHistory;
import io.stackctl.swarm.planner.SwarmPlanner;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedSwarm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A Docker Swarm, by one of its managers. Connects with the first call. */
public final class SwarmCluster implements Cluster {

    private final EngineApi api;
    private final RegistryCredentials credentials;
    private final EventSink events;
    private Optional<Duration> timeout = Optional.empty();

    /**
     * Finds the manager that the variables mean, as an engine is found; nothing is connected yet.
     *
     * @param settings variables, and where the user's files are
     * @param tlsFiles by the name of the one they stand for, as {@link EngineLocator} takes them
     */
    public SwarmCluster(Settings settings, Map<String, Path> tlsFiles, EventSink events) {
        this.api =
                new EngineApi(
                        new EngineLocator(settings, tlsFiles).locate(),
                        settings,
                        notice -> events.accept(new Event.Note(notice)));
        this.credentials = new RegistryCredentials(ClientFolder.of(settings), settings);
        this.events = events;
    }

    @Override
    public void waitAtMost(Duration limit) {
        timeout = Optional.of(limit);
    }

    @Override
    public void requirePossible(Stack stack) {
        Refusals.check(stack);
    }

    @Override
    public Map<ServiceName, ImageRoute> routes(Stack stack) {
        return Manager.ask(() -> new Images(api, this::login).routes(stack));
    }

    @Override
    public Prepared<?> up(Stack stack, UpOrder order) {
        return up(stack, order, Map.of());
    }

    @Override
    public Prepared<?> up(Stack stack, UpOrder order, Map<ServiceName, String> coming) {
        var contents = new FileContents(stack).read();
        var observed = look(stack.name());
        var registries = new Images(api, this::login);
        var images = registries.of(stack, observed, coming);
        var files = FilePlan.of(stack, contents, observed, order.renewed());
        var plan = SwarmPlanner.up(stack, images, observed, order, files);
        return prepared(
                stack.name(),
                plan.warning(SwarmAttributes.warnings(stack))
                        .warning(registries.warnings(plan, images))
                        .warning(plan.isEmpty() ? List.of() : new Ipvs(api).warnings(stack)),
                observed);
    }

    @Override
    public Prepared<?> down(StackName stack, Set<ServiceName> services, boolean volumes) {
        if (volumes) {
            throw new StackException(
                    new InvalidRequest(
                            "volumes lie on the machines, and a swarm does not reach into them",
                            "remove them there: docker volume rm NAME"));
        }
        var observed = look(stack);
        return prepared(
                stack, ServiceChangePlanner.down(stack, observed, services, timeout), observed);
    }

    @Override
    public Prepared<?> scale(StackName stack, Map<ServiceName, Integer> replicas) {
        var observed = look(stack);
        return prepared(
                stack, ServiceChangePlanner.scale(stack, observed, replicas, timeout), observed);
    }

    @Override
    public Prepared<?> restart(StackName stack, Set<ServiceName> services) {
        var observed = look(stack);
        return prepared(
                stack, ServiceChangePlanner.restart(stack, observed, services, timeout), observed);
    }

    @Override
    public Prepared<?> rollback(StackName stack, Set<ServiceName> services, OptionalInt revision) {
        var observed = look(stack);
        return prepared(
                stack, RollbackPlan.of(stack, observed, services, revision, timeout), observed);
    }

    @Override
    public List<ServiceRevision> history(StackName stack, Set<ServiceName> services) {
        var observed = look(stack);
        return ServiceHistory.of(
                observed, ServiceChangePlanner.chosen(stack, observed.services(), services));
    }

    private Prepared<SwarmAction> prepared(
            StackName stack, Plan<SwarmAction> plan, ObservedSwarm observed) {
        var context =
                new SwarmContext(
                        api,
                        stack,
                        events,
                        this::login,
                        ids(observed.configs(), observed.foreignConfigs()),
                        ids(observed.secrets(), observed.foreignSecrets()));
        return new Prepared<>(plan, new SwarmRunner(context));
    }

    private static Map<String, String> ids(
            Map<String, ObservedFile> own, Map<String, String> foreign) {
        Map<String, String> ids = new HashMap<>(foreign);
        own.forEach((name, file) -> ids.put(name, file.id()));
        return ids;
    }

    private String login(String image) {
        return credentials.header(ImageReference.of(image).registry());
    }

    private ObservedSwarm look(StackName stack) {
        return Manager.ask(() -> new SwarmObservation(api, stack).look());
    }

    @Override
    public List<Task> tasks(StackName stack, Set<ServiceName> services) {
        return Manager.ask(() -> new TaskReader(api, stack).tasks(services));
    }

    @Override
    public Optional<ContainerId> container(
            StackName stack, ServiceName service, OptionalInt number) {
        return Optional.of(Manager.ask(() -> new TaskContainers(api, stack).find(service, number)));
    }

    @Override
    public Map<StackName, Integer> stacks() {
        return Manager.ask(() -> new SwarmStacks(api).counted());
    }

    @Override
    public List<ClusterNode> nodes() {
        return Manager.ask(() -> new Nodes(api).all());
    }

    @Override
    public Prepared<?> activate(List<String> nodes) {
        return Manager.ask(() -> new Nodes(api).activate(nodes, events));
    }

    @Override
    public Prepared<?> drain(List<String> nodes, boolean waits, Optional<Duration> timeout) {
        return Manager.ask(() -> new Nodes(api).drain(nodes, waits, timeout, events));
    }

    @Override
    public void logs(StackName stack, ServiceName service, LogQuery query, TaskLines lines) {
        new ServiceLogs(api, stack).read(service, query, lines);
    }

    @Override
    public void events(
            StackName stack,
            Set<ServiceName> services,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<ClusterEvent> listener) {
        // An engine that is no manager would tell of its own containers only, and say nothing.
        look(stack);
        new SwarmEvents(stack, services).read(api, since, until, listener);
    }

    @Override
    public void close() {
        api.close();
    }
}
