package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.InitStep;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Peer;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.init.NewInit;
import io.stackctl.step.init.RemoveInit;
import io.stackctl.step.init.RunInit;
import io.stackctl.step.network.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Runs what is to run before a service starts, {@code pre_start}: once a service, one step after
 * the other, when none of its containers runs.
 */
final class InitSteps {

    private final Reconciliation work;

    InitSteps(Reconciliation work) {
        this.work = work;
    }

    /** Whether there is something to run before these are started. */
    static boolean areDue(Service service, List<Replica> replicas) {
        return !replicas.isEmpty()
                && replicas.stream().allMatch(replica -> replica.condition() == Condition.STOPPED)
                && !service.preStart().isEmpty();
    }

    /**
     * Adds them, behind the removal of what an attempt that failed has left.
     *
     * @param containers of the service, all of which are there by then; the first of them shares
     *     its volumes
     * @param behind what the first step waits for
     * @return what the starts wait for
     * @throws StackException when one of them cannot be run
     */
    List<Integer> plan(Service service, Collection<ContainerRef> containers, List<Integer> behind) {
        var steps = service.preStart();
        check(service, steps);
        var donor = containers.stream().min(InitSteps::byNumber).orElseThrow();
        var last = removeLeftovers(service, behind);
        for (int i = 0; i < steps.size(); i++) {
            var image = steps.get(i).image().orElse(work.stack.imageOf(service));
            var before = new ArrayList<>(last);
            before.addAll(work.images.stepsOf(image.value()));
            var init = init(service, i, image, donor);
            last =
                    List.of(
                            work.steps.add(
                                    new RunInit(init, "none of its containers runs"), before));
        }
        return last;
    }

    /** By number, since they differ in nothing else and a longer number is a higher one. */
    private static int byNumber(ContainerRef one, ContainerRef other) {
        int longer = Integer.compare(one.subject().length(), other.subject().length());
        return longer != 0 ? longer : one.subject().compareTo(other.subject());
    }

    private static void check(Service service, List<InitStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).perReplica()) {
                throw new StackException(
                        new Failure.InvalidRequest(
                                "service \""
                                        + service.name()
                                        + "\" pre_start["
                                        + i
                                        + "]: per_replica is not yet supported; remove per_replica"
                                        + " or set it to false",
                                ""));
            }
        }
    }

    private List<Integer> removeLeftovers(Service service, List<Integer> behind) {
        var last = new ArrayList<>(behind);
        for (var left : work.observed.inits()) {
            if (left.service().equals(service.name())) {
                last.add(work.steps.add(RemoveInit.leftOver(ContainerRef.of(left)), behind));
            }
        }
        return last;
    }

    private NewInit init(Service service, int index, ImageName image, ContainerRef donor) {
        return new NewInit(
                work.stack,
                service,
                index,
                service.preStart().get(index),
                image,
                donor,
                endpoints(service),
                peers(service));
    }

    private List<Endpoint> endpoints(Service service) {
        return Endpoints.of(
                work.stack, work.insideNames, service, service.name().value(), true, List.of());
    }

    private Map<ServiceName, List<ContainerRef>> peers(Service service) {
        return service.connectivity()
                .networkMode()
                .flatMap(NamespaceMode::service)
                .map(Peer.OfService::service)
                .map(peer -> Map.of(peer, work.refs(peer)))
                .orElse(Map.of());
    }
}
