package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.model.tree.Mapping;

/** {@code scale} is {@code deploy.replicas} by another name. */
final class Scale {

    private Scale() {}

    /** A service that says the same under {@code deploy}, if it has that. */
    static Mapping asDeployed(Mapping service) {
        var scale = service.get("scale");
        return scale != null && service.get("deploy") instanceof Mapping deploy
                ? service.with(
                        "deploy",
                        CanonicalOrder.with(DocumentAttributes.deploy(), deploy, "replicas", scale))
                : service;
    }
}
