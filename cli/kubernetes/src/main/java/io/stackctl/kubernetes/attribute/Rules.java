package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.Treatment;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules of attributes that belong together. */
final class Rules {

    private final String prefix;
    private final List<AttributeRule> rules = new ArrayList<>();

    /**
     * Begins.
     *
     * @param prefix what stands before each path, such as {@code services.*.}
     */
    Rules(String prefix) {
        this.prefix = prefix;
    }

    Rules asIs(String path, String how) {
        return add(path, Treatment.AS_IS, how);
    }

    Rules mapped(String path, String how) {
        return add(path, Treatment.MAPPED, how);
    }

    Rules warned(String path, String how) {
        return add(path, Treatment.WARNED, how);
    }

    Rules refused(String path, String how) {
        return add(path, Treatment.REFUSED, how);
    }

    Rules beside(String path, String how) {
        return add(path, Treatment.BESIDE, how);
    }

    private Rules add(String path, Treatment treatment, String how) {
        rules.add(new AttributeRule(prefix + path, treatment, how));
        return this;
    }

    List<AttributeRule> all() {
        return List.copyOf(rules);
    }
}
