package io.stackctl.kubernetes.attribute;

import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.attribute.AttributeTable;
import io.stackctl.model.attribute.Treatment;
import java.util.stream.Stream;

/**
 * What Kubernetes makes of every attribute. docs/targets.md has the same as a table, which a test
 * holds to this one.
 */
public final class KubernetesAttributes {

    /** All rules. */
    public static final AttributeTable TABLE =
            new AttributeTable(
                    Stream.of(
                                    ProgramRules.all(),
                                    IsolationRules.all(),
                                    ConnectionRules.all(),
                                    DeployRules.all(),
                                    ResourceRules.all())
                            .flatMap(rules -> rules.stream())
                            .toList());

    private KubernetesAttributes() {}

    /** Tells what of a stack is refused or left out, whatever value it has. */
    public static void tell(StackScope stack) {
        var findings = stack.findings();
        var kept = stack.stack().definition();
        for (var service : stack.stack().services()) {
            if (stack.isLeftOut(service.name())) {
                var services = kept.mapping("services").without(service.name().value());
                kept = kept.with("services", services);
            }
        }
        for (var found : TABLE.unkept(kept)) {
            if (found.rule().treatment() == Treatment.REFUSED) {
                findings.refuse(
                        found.place(),
                        found.path(),
                        "Kubernetes has nothing like it",
                        found.rule().how());
            } else {
                findings.warn(
                        found.place(),
                        found.path(),
                        "is left out in Kubernetes",
                        found.rule().how());
            }
        }
    }
}
