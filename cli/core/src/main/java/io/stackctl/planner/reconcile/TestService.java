package io.stackctl.planner.reconcile;

import io.stackctl.failure.Location;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;

/** A service as it is made for a test: beside its replicas, once, and with another program. */
final class TestService {

    /** Tells its container from others that {@code run} makes. */
    static final String SLUG = "0".repeat(64);

    private TestService() {}

    static Service of(Service service, List<String> words) {
        var definition =
                service.definition().toBuilder()
                        .remove("container_name")
                        .remove("restart")
                        .remove("ports")
                        .remove("healthcheck")
                        .put("scale", new Scalar.Int(1, Location.NONE))
                        .put("command", Sequence.ofTexts(words, Location.NONE));
        var deploy = service.definition().mapping("deploy");
        if (deploy.has("restart_policy")) {
            definition.put("deploy", deploy.without("restart_policy"));
        }
        return new Service(service.name(), definition.build());
    }
}
