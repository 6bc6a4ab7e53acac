package io.stackctl.model.attribute;

import java.util.ArrayList;
import java.util.List;

/** Collects the rules of attributes that belong together. */
public final class AttributeRules {

    private final String prefix;
    private final List<AttributeRule> rules = new ArrayList<>();

    /**
     * Begins.
     *
     * @param prefix what stands before each path, such as {@code services.*.}
     */
    public AttributeRules(String prefix) {
        this.prefix = prefix;
    }

    /** It means the same there. */
    public AttributeRules asIs(String path, String how) {
        return add(path, Treatment.AS_IS, how);
    }

    /** Something else, which {@code how} says, does the same there. */
    public AttributeRules mapped(String path, String how) {
        return add(path, Treatment.MAPPED, how);
    }

    /** It is left out with a warning, which {@code how} explains. */
    public AttributeRules warned(String path, String how) {
        return add(path, Treatment.WARNED, how);
    }

    /** It is refused; {@code how} is the native way, and may be empty. */
    public AttributeRules refused(String path, String how) {
        return add(path, Treatment.REFUSED, how);
    }

    /** It says nothing of what runs. */
    public AttributeRules beside(String path, String how) {
        return add(path, Treatment.BESIDE, how);
    }

    private AttributeRules add(String path, Treatment treatment, String how) {
        rules.add(new AttributeRule(prefix + path, treatment, how));
        return this;
    }

    /** All of them, in their order. */
    public List<AttributeRule> all() {
        return List.copyOf(rules);
    }
}
