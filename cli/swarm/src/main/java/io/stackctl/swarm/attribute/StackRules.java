package io.stackctl.swarm.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** Attributes of a stack beside its services. */
final class StackRules {

    private StackRules() {}

    static List<AttributeRule> all() {
        return new AttributeRules("")
                .beside("include", "")
                .beside("models", "no service of a swarm has one")
                .mapped("name", "the label com.docker.stack.namespace")
                .asIs("networks.*", "")
                .asIs("networks.*.driver", "`overlay` where it is not said; `bridge` is refused")
                .asIs("networks.*.enable_ipv4", "`false` is refused")
                .asIs("volumes.*", "made on each machine that needs it")
                .asIs("secrets.*", "another content is another secret")
                .asIs("configs.*", "another content is another config")
                .beside("version", "")
                .asIs("x-stackctl.base-images", "made on the engine that is spoken to, and pushed")
                .warned("x-stackctl.deploy", "a swarm updates services as `update_config` says")
                .beside("x-stackctl.env-examples", "")
                .beside("x-stackctl.environment", "")
                .mapped(
                        "x-stackctl.migrations",
                        "the service that is their `job`; without one: refused")
                .beside("x-stackctl.kubernetes", "")
                .asIs("x-stackctl.registry", "where images go that are made here")
                .beside("x-stackctl.target", "")
                .all();
    }
}
