package io.stackctl.workflow.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what a deployment goes by. */
public final class Situations {

    private final Surroundings around;
    private final DeployOptions options;
    private final Optional<Integer> pauseAt;
    private final boolean rollback;

    /**
     * Prepares.
     *
     * @param options what is asked for once
     * @param pauseAt the share of requests, in a thousand, at which the user wants to be asked
     * @param rollback whether it is a way back
     */
    public Situations(
            Surroundings around,
            DeployOptions options,
            Optional<Integer> pauseAt,
            boolean rollback) {
        this.around = around;
        this.options = options;
        this.pauseAt = pauseAt;
        this.rollback = rollback;
    }

    /**
     * Looks.
     *
     * @param promoted up to which share, in a thousand, somebody has agreed
     */
    public Situation of(Stack stack, RevisionNumber revision, int promoted) {
        var control = new TrafficControl(around.engine(), stack.name(), () -> false);
        var policies = policies(stack);
        List<ServiceName> services = new ArrayList<>(policies.keySet());
        return new Situation(
                revision,
                policies,
                control.routed(services),
                control.standing(),
                promoted,
                pauseAt);
    }

    private Map<ServiceName, DeployPolicy> policies(Stack stack) {
        var policies = new TreeMap<ServiceName, DeployPolicy>();
        var awaited = awaitedEnds(stack);
        for (Service service : stack.services()) {
            // What runs to its end serves nobody: it is made and started as `up` does.
            if (service.provider().isEmpty()
                    && !DeployMode.of(service).isJob()
                    && !awaited.contains(service.name())) {
                var policy =
                        rollback
                                ? DeployPolicy.ofRollback(stack, service)
                                : DeployPolicy.of(stack, service);
                policies.put(service.name(), policy.with(options));
            }
        }
        return policies;
    }

    /** Services that others wait for to have ended well. */
    private static Set<ServiceName> awaitedEnds(Stack stack) {
        var ends = new HashSet<ServiceName>();
        for (var service : stack.services()) {
            for (var dependency : service.dependencies()) {
                if (dependency.condition() == Dependency.Condition.COMPLETED_SUCCESSFULLY) {
                    ends.add(dependency.service());
                }
            }
        }
        return ends;
    }
}
