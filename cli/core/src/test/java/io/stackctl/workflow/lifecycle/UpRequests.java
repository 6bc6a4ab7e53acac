package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import java.util.Map;
import java.util.Optional;

/** Requests for tests: plain {@code up -d} but for one thing. */
public final class UpRequests {

    private UpRequests() {}

    /** {@code create}. */
    static UpRequest withoutStart() {
        return UpRequest.of(Wanted.DEFAULTS.starting(Wanted.Starting.NEVER));
    }

    /** {@code up --pull POLICY}, {@code up --build}. */
    public static UpRequest images(Optional<PullPolicy> pull, boolean build) {
        var when = build ? ImagePolicy.Build.ALWAYS : ImagePolicy.Build.MISSING;
        return new UpRequest(
                Wanted.DEFAULTS, Timing.DEFAULTS, new ImagePolicy(pull, when), Map.of());
    }

    /** {@code up --scale SERVICE=REPLICAS}. */
    public static UpRequest scaled(String service, String replicas) {
        var counts = Map.of(ServiceName.of(service), ReplicaCount.of(replicas));
        return new UpRequest(Wanted.DEFAULTS, Timing.DEFAULTS, ImagePolicy.DEFAULTS, counts);
    }
}
