package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import java.util.Map;
import java.util.Set;

/**
 * What {@code up}, {@code create} and {@code scale} are asked for. The stack they get holds the
 * selected services already.
 *
 * @param scale replica counts instead of those of the definition
 */
public record UpRequest(
        Wanted wanted, Timing timing, ImagePolicy images, Map<ServiceName, ReplicaCount> scale) {

    /** Plain {@code up -d}. */
    public static final UpRequest DEFAULTS =
            new UpRequest(Wanted.DEFAULTS, Timing.DEFAULTS, ImagePolicy.DEFAULTS, Map.of());

    public UpRequest {
        scale = Map.copyOf(scale);
    }

    /** Plain {@code up -d} but for what is wanted. */
    public static UpRequest of(Wanted wanted) {
        return new UpRequest(wanted, Timing.DEFAULTS, ImagePolicy.DEFAULTS, Map.of());
    }

    /** The same with new containers for these services, whatever they are like. */
    public UpRequest replacing(Set<ServiceName> services) {
        var recreation = wanted.recreation();
        var always =
                new Recreation(
                        Recreation.When.ALWAYS, recreation.others(), recreation.inheritVolumes());
        return new UpRequest(wanted.of(services).recreating(always), timing, images, scale);
    }

    /** The same for these services, with what they depend on left as it is; of none for all. */
    public UpRequest naming(Set<ServiceName> services) {
        if (services.isEmpty()) {
            return this;
        }
        var recreation = wanted.recreation();
        var named =
                new Recreation(
                        recreation.named(), Recreation.When.NEVER, recreation.inheritVolumes());
        return new UpRequest(wanted.of(services).recreating(named), timing, images, scale);
    }

    /** The same for a second attempt: what was replaced, pulled or built by the first stays. */
    UpRequest again() {
        return new UpRequest(
                wanted.recreating(wanted.recreation().again()), timing, images.again(), scale);
    }
}
