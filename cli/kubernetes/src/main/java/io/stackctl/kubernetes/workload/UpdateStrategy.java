package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.WorkloadKind;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.tree.Scalar;
import java.time.Duration;

/** {@code deploy.update_config}: how pods are replaced. Without it, as Kubernetes does. */
final class UpdateStrategy {

    private final ServiceScope service;

    UpdateStrategy(ServiceScope service) {
        this.service = service;
    }

    void addTo(Fields spec) {
        var said = service.definition().mapping("deploy").mapping("update_config");
        if (said.isEmpty() || service.kind() == WorkloadKind.STATEFUL_SET) {
            return;
        }
        var update = DeployPolicy.of(service.stack().stack(), service.service()).update();
        var place = said.location();
        var wait = said.has("monitor") ? update.minHealthy() : Duration.ZERO;
        long seconds = Math.ceilDiv(wait.plus(update.delay()).toMillis(), 1000);
        if (seconds > 0) {
            spec.number("minReadySeconds", seconds, place);
        }
        var first = update.order().orElse(UpdateOrder.STOP_FIRST) == UpdateOrder.START_FIRST;
        var rolling = new Fields(place);
        rolling.put(first ? "maxSurge" : "maxUnavailable", count(update.parallelism(), place));
        rolling.number(first ? "maxUnavailable" : "maxSurge", 0);
        spec.put(
                service.kind() == WorkloadKind.DAEMON_SET ? "updateStrategy" : "strategy",
                new Fields(place).text("type", "RollingUpdate").put("rollingUpdate", rolling));
    }

    private static Scalar count(int parallelism, Location place) {
        return parallelism == 0
                ? new Scalar.Text("100%", place)
                : new Scalar.Int(parallelism, place);
    }
}
