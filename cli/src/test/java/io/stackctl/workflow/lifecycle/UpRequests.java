package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.service.ReplicaCount;
import java.util.Map;
import java.util.Optional;

/** Requests for tests: plain {@code up -d} but for one thing. */
public final class UpRequests {

    private static final UpRequest USUAL = UpRequest.DEFAULTS;

    private UpRequests() {}

    /** {@code create}. */
    static UpRequest withoutStart() {
        return of(USUAL.images(), USUAL.scale(), false);
    }

    /** {@code up --pull POLICY}, {@code up --build}. */
    public static UpRequest images(Optional<PullPolicy> pull, boolean build) {
        return of(new UpRequest.ImageChoice(pull, build, false), USUAL.scale(), true);
    }

    /** {@code up --scale SERVICE=REPLICAS}. */
    static UpRequest scaled(String service, String replicas) {
        var counts = Map.of(ServiceName.of(service), ReplicaCount.of(replicas));
        return of(USUAL.images(), counts, true);
    }

    private static UpRequest of(
            UpRequest.ImageChoice images, Map<ServiceName, ReplicaCount> scale, boolean start) {
        return new UpRequest(
                USUAL.named(),
                images,
                USUAL.recreate(),
                scale,
                USUAL.timeout(),
                USUAL.orphans(),
                start,
                USUAL.await(),
                USUAL.awaitTimeout(),
                USUAL.nameSeparator());
    }
}
