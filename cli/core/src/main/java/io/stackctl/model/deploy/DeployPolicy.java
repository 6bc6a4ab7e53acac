package io.stackctl.model.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.Optional;

/**
 * How a service is deployed: Compose's {@code deploy.update_config}, on top of it what {@code
 * x-stackctl.deploy} of the stack says, and on top of that what {@code x-stackctl.deploy} of the
 * service says.
 *
 * @param deadline for the whole service, all phases of it; nothing begins it anew
 * @param hold how long a request is held at most while no container of the service runs; 0 holds
 *     none
 * @param bake how long the old containers are kept, without requests, when the new ones have all
 * @param smoke a test of new containers before they get requests
 * @param hooks those of the service itself; the stack's are in {@link StackPolicy}
 * @param keep how many revisions of the stack are kept
 */
public record DeployPolicy(
        Strategy strategy,
        UpdateConfig update,
        Ready ready,
        Duration deadline,
        Drain drain,
        Duration hold,
        Overlap overlap,
        Sticky sticky,
        Canary canary,
        Duration bake,
        Optional<Smoke> smoke,
        DeployHooks hooks,
        int keep,
        Optional<Autoscale> autoscale,
        Optional<HealPolicy> heal) {

    /** A container cannot have longer than its service. */
    public DeployPolicy {
        ready =
                new Ready(
                        ready.probe(), ready.every(), Declared.shorter(ready.deadline(), deadline));
    }

    /**
     * Reads how a service is deployed.
     *
     * @throws io.stackctl.failure.StackException when it has mistakes, also in how it would be
     *     rolled back, with their places
     */
    public static DeployPolicy of(Stack stack, Service service) {
        var found = new FoundMistakes();
        UpdateConfig.ofRollback(service, found);
        var policy = read(stack, service, UpdateConfig.ofUpdate(service, found), found);
        found.throwIfAny();
        return policy;
    }

    /**
     * Reads how a service is taken back to what it was: by {@code rollback_config}, without a
     * canary and without baking, since what it goes back to has proven itself. A rollback that
     * fails is never rolled back.
     *
     * @throws io.stackctl.failure.StackException when it has mistakes, with their places
     */
    public static DeployPolicy ofRollback(Stack stack, Service service) {
        var found = new FoundMistakes();
        var policy = read(stack, service, UpdateConfig.ofRollback(service, found), found);
        found.throwIfAny();
        return new DeployPolicy(
                policy.strategy == Strategy.CANARY ? Strategy.ROLLING : policy.strategy,
                policy.update,
                policy.ready,
                policy.deadline,
                policy.drain,
                policy.hold,
                policy.overlap,
                policy.sticky,
                policy.canary,
                Duration.ZERO,
                policy.smoke,
                policy.hooks,
                policy.keep,
                policy.autoscale,
                policy.heal);
    }

    private static DeployPolicy read(
            Stack stack, Service service, UpdateConfig update, FoundMistakes found) {
        var document = stack.definition();
        var name = service.name().value();
        var declared = Declared.ofService(document, name, service.definition(), found);
        var own = Declared.ofServiceAlone(name, service.definition(), found);
        Declared.requireKnown(name, service.definition(), found);
        return new PolicyReader(declared, StackPolicy.names(stack))
                .policy(service.healthcheck(), service.replicas().value(), update, own);
    }

    /** Whether the service itself, and not the whole stack, asks for a canary. */
    public static boolean asksForCanary(Service service) {
        return ownWord(service, "strategy", "").equals(Strategy.CANARY.toString());
    }

    /** Whether the service itself asks for clients that stay with one revision. */
    public static boolean asksForSticky(Service service) {
        var none = Sticky.NONE.toString();
        return !ownWord(service, "sticky", none).equals(none);
    }

    /** Whether the service itself says what tells that it is ready. */
    public static boolean asksForProbe(Service service) {
        return own(service).mapping("ready").has("probe");
    }

    private static String ownWord(Service service, String field, String otherwise) {
        return own(service).text(field, otherwise);
    }

    private static Mapping own(Service service) {
        return service.definition().mapping("x-stackctl").mapping("deploy");
    }

    /** The same, one group after the other. */
    public DeployPolicy rolling() {
        return with(DeployOptions.of(Strategy.ROLLING));
    }

    /** The same with something else that tells when a container is ready. */
    public DeployPolicy with(Ready other) {
        return new DeployPolicy(
                strategy, update, other, deadline, drain, hold, overlap, sticky, canary, bake,
                smoke, hooks, keep, autoscale, heal);
    }

    /** The same with what is asked for once on top. */
    public DeployPolicy with(DeployOptions options) {
        return options.on(this);
    }

    /** Only when it is explicit. */
    public Optional<UpdateOrder> order() {
        return update.order();
    }

    /** How many are changed at once; 0 is all of them. */
    public int parallelism() {
        return update.parallelism();
    }

    /** Between two groups. */
    public Duration delay() {
        return update.delay();
    }

    /** How long a new container has to stay ready before the old one is drained. */
    public Duration minHealthy() {
        return update.minHealthy();
    }

    /** 0 to 1; see {@link UpdateConfig#isTooMany}. */
    public double maxFailureRatio() {
        return update.maxFailureRatio();
    }

    public FailureAction failureAction() {
        return update.failureAction();
    }

    /** What is waited for in any case, however fast the containers are. */
    public Duration waits(int replicas) {
        return strategy.waits(update, canary, bake, replicas);
    }
}
