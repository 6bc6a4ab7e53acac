package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.Quantity;
import io.stackctl.model.deploy.Autoscale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many pods there are at least while nodes are emptied, and how many while there is load. */
final class Scaling {

    private final ServiceScope service;
    private final Optional<Autoscale> autoscale;

    Scaling(ServiceScope service) {
        this.service = service;
        this.autoscale = Autoscale.of(service.stack().stack(), service.service());
    }

    /** Whether the cluster chooses the number of pods, so that the workload may not say it. */
    boolean isAutomatic() {
        return service.kind().isReplicated() && autoscale.flatMap(Autoscale::cpu).isPresent();
    }

    List<KubernetesObject> objects() {
        var objects = new ArrayList<KubernetesObject>();
        int least = autoscale.map(Autoscale::min).orElse(service.service().replicas().value());
        if (service.kind().isReplicated() && least > 1) {
            objects.add(budget());
        }
        if (isAutomatic()) {
            objects.add(autoscaler(autoscale.orElseThrow()));
        }
        return objects;
    }

    private KubernetesObject budget() {
        var spec =
                new Fields()
                        .number("maxUnavailable", 1)
                        .put("selector", new Fields().put("matchLabels", service.selector()));
        return object("policy/v1", "PodDisruptionBudget", spec, service.place());
    }

    private KubernetesObject autoscaler(Autoscale scale) {
        var place = place();
        var target =
                new Fields(place)
                        .text("apiVersion", service.kind().apiVersion())
                        .text("kind", service.kind().word())
                        .text("name", service.name());
        var metric =
                new Fields(place)
                        .text("type", "Resource")
                        .put(
                                "resource",
                                new Fields(place)
                                        .text("name", "cpu")
                                        .put("target", load(scale, place)));
        var behaviour =
                new Fields(place)
                        .put("scaleUp", window(scale.up().toSeconds(), place))
                        .put("scaleDown", window(scale.down().toSeconds(), place));
        var spec =
                new Fields(place)
                        .put("scaleTargetRef", target)
                        .number("minReplicas", scale.min())
                        .number("maxReplicas", scale.max())
                        .list("metrics", List.of(metric.build()), place)
                        .put("behavior", behaviour);
        return object("autoscaling/v2", "HorizontalPodAutoscaler", spec, place);
    }

    /** Of what it may use where that is bounded, else of what is reserved for it. */
    private Fields load(Autoscale scale, Location place) {
        double share = scale.cpu().orElseThrow().value();
        var most = ContainerResources.cpus(service);
        return most.isPresent()
                ? new Fields(place)
                        .text("type", "AverageValue")
                        .text("averageValue", Quantity.cpus(most.get() * share))
                : new Fields(place)
                        .text("type", "Utilization")
                        .number("averageUtilization", Math.round(share * 100));
    }

    /** The cluster looks back an hour at most. */
    private static Fields window(long seconds, Location place) {
        return new Fields(place).number("stabilizationWindowSeconds", Math.clamp(seconds, 0, 3600));
    }

    private Location place() {
        var own = service.at("x-stackctl", "deploy", "autoscale");
        if (!own.equals(service.place())) {
            return own;
        }
        return service.stack()
                .stack()
                .definition()
                .mapping("x-stackctl")
                .mapping("deploy")
                .find("autoscale")
                .map(node -> node.location())
                .orElse(own);
    }

    private KubernetesObject object(String version, String kind, Fields spec, Location place) {
        return KubernetesObject.of(
                version,
                kind,
                service.metadata(service.name()).build(),
                new Fields().put("spec", spec),
                place);
    }
}
