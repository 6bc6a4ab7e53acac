package io.stackctl.kubernetes;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterEvent;
import io.stackctl.cluster.Prepared;
import io.stackctl.cluster.ServiceRevision;
import io.stackctl.cluster.Task;
import io.stackctl.cluster.TaskProcess;
import io.stackctl.cluster.UpOrder;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.engine.LogQuery;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.action.KubernetesAction;
import io.stackctl.kubernetes.action.KubernetesContext;
import io.stackctl.kubernetes.action.KubernetesRunner;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ClusterAccess;
import io.stackctl.kubernetes.planner.ChosenServices;
import io.stackctl.kubernetes.planner.KubernetesPlanner;
import io.stackctl.kubernetes.planner.RollbackPlanner;
import io.stackctl.kubernetes.planner.WorkloadChangePlanner;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.ObservedObjects;
import io.stackctl.kubernetes.state.RevisionReader;
import io.stackctl.kubernetes.state.Trials;
import io.stackctl.kubernetes.state.WantedObject;
import io.stackctl.kubernetes.state.WorkloadRevision;
import io.stackctl.local.Settings;
import io.stackctl.model.KubernetesPlace;
import io.stackctl.model.Order;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.workflow.render.LocalFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A namespace of a Kubernetes cluster. Connects with the first call. */
public final class KubernetesCluster implements Cluster {

    private final Settings settings;
    private final String context;
    private final EventSink events;
    private final InstantSource clock = InstantSource.system();
    private KubernetesPlace place;
    private Optional<Duration> timeout = Optional.empty();
    private @Nullable Connection connection;

    private record Connection(ApiClient api, String namespace) {}

    /**
     * Prepares; nothing is read or connected yet.
     *
     * @param settings variables, and where the user's files are
     * @param context the context of the kubeconfig that the command line names; empty where it
     *     names none
     * @param events is told what the user should know
     */
    public KubernetesCluster(Settings settings, String context, EventSink events) {
        this.settings = settings;
        this.context = context;
        this.events = events;
        this.place = new KubernetesPlace(context, "");
    }

    @Override
    public boolean isPlacedByDefinition() {
        return true;
    }

    @Override
    public void settle(Stack stack) {
        var said = stack.extension().kubernetes();
        place = new KubernetesPlace(context.isEmpty() ? said.context() : context, said.namespace());
    }

    @Override
    public void waitAtMost(Duration limit) {
        timeout = Optional.of(limit);
    }

    private synchronized Connection connection() {
        var known = connection;
        if (known == null) {
            var access = ClusterAccess.find(settings, place);
            known = new Connection(new ApiClient(access.config()), access.namespace());
            connection = known;
        }
        return known;
    }

    private ApiClient api() {
        return connection().api();
    }

    private String namespace() {
        return connection().namespace();
    }

    private ObservedObjects look(StackName stack) {
        return new ObjectObservation(api(), namespace()).look(stack);
    }

    @Override
    public void requirePossible(Stack stack) {
        var refused = render(stack).scope().findings().refused();
        if (!refused.isEmpty()) {
            throw new StackException(new InvalidDefinition(refused));
        }
    }

    /**
     * All that is enabled: what a service waits for is part of it, whether that is selected or not.
     */
    private static KubernetesObjects render(Stack stack) {
        return KubernetesObjects.of(stack.withServices(stack.enabledServices()), new LocalFiles());
    }

    @Override
    public Prepared<?> up(Stack stack, UpOrder order) {
        settle(stack);
        var rendered = render(stack);
        var selection = ChosenServices.of(stack);
        var wanted =
                rendered.objects().stream()
                        .map(WantedObject::of)
                        .filter(object -> selection.has(object.service()))
                        .sorted(Order.by(object -> object.id().kind()))
                        .toList();
        var observed = look(stack.name());
        var trials = new Trials(api(), namespace(), order.force()).of(wanted, observed);
        var plan = KubernetesPlanner.up(selection, trials, observed, order, clock.instant());
        return prepared(stack.name(), plan.warning(warnings(rendered)));
    }

    private static List<String> warnings(KubernetesObjects rendered) {
        var warnings = new ArrayList<String>();
        for (Mistake mistake : rendered.scope().findings().warnings()) {
            warnings.add(
                    mistake.remedy().isEmpty()
                            ? mistake.toString()
                            : mistake + "; " + mistake.remedy());
        }
        return warnings;
    }

    @Override
    public Prepared<?> down(StackName stack, Set<ServiceName> services, boolean volumes) {
        return prepared(
                stack, WorkloadChangePlanner.down(stack, look(stack), services, volumes, timeout));
    }

    @Override
    public Prepared<?> scale(StackName stack, Map<ServiceName, Integer> replicas) {
        return prepared(stack, WorkloadChangePlanner.scale(stack, look(stack), replicas, timeout));
    }

    @Override
    public Prepared<?> restart(StackName stack, Set<ServiceName> services) {
        return prepared(
                stack,
                WorkloadChangePlanner.restart(
                        stack, look(stack), services, clock.instant(), timeout));
    }

    @Override
    public Prepared<?> rollback(StackName stack, Set<ServiceName> services, OptionalInt revision) {
        return prepared(
                stack,
                RollbackPlanner.rollback(
                        revisions(stack, services), revision, !services.isEmpty(), timeout));
    }

    @Override
    public List<ServiceRevision> history(StackName stack, Set<ServiceName> services) {
        return revisions(stack, services).stream()
                .map(revision ->
                        new ServiceRevision(
                                ServiceName.of(revision.workload().service()),
                                revision.number(),
                                revision.made(),
                                revision.image(),
                                revision.replicas(),
                                revision.current(),
                                "",
                                revision.change()))
                .toList();
    }

    private List<WorkloadRevision> revisions(StackName stack, Set<ServiceName> services) {
        var observed = look(stack);
        var chosen = WorkloadChangePlanner.chosen(stack, observed, services);
        return new RevisionReader(api(), namespace(), stack)
                .of(WorkloadChangePlanner.workloads(observed, chosen));
    }

    private Prepared<KubernetesAction> prepared(StackName stack, Plan<KubernetesAction> plan) {
        return new Prepared<>(
                plan, new KubernetesRunner(new KubernetesContext(api(), namespace(), stack)));
    }

    @Override
    public List<Task> tasks(StackName stack, Set<ServiceName> services) {
        return new StackTasks(api(), namespace(), stack).of(services);
    }

    @Override
    public Map<StackName, Integer> stacks() {
        return new StackNames(api(), namespace()).all();
    }

    @Override
    public void logs(StackName stack, ServiceName service, LogQuery query, TaskLines lines) {
        new PodLogs(api(), namespace(), stack, query, lines).read(ObjectNames.of(service.value()));
    }

    @Override
    public TaskProcess exec(
            StackName stack, ServiceName service, OptionalInt number, ExecSpec spec) {
        PodExec.requirePossible(spec);
        return new PodExec(api(), namespace(), events)
                .run(stack, new RunningPod(service, number), spec);
    }

    @Override
    public void events(
            StackName stack,
            Set<ServiceName> services,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<ClusterEvent> listener) {
        var names =
                services.stream()
                        .map(service -> ObjectNames.of(service.value()))
                        .collect(Collectors.toSet());
        var owners = new EventOwners(api(), namespace(), stack, names);
        new StackEvents(api(), namespace(), owners, clock, listener).tell(since, until);
    }

    @Override
    public void close() {
        var known = connection;
        if (known != null) {
            known.api().close();
        }
    }
}
