package io.stackctl.model.attribute;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a target makes of every attribute: one rule for each, or for what it is in. */
public final class AttributeTable {

    private final Map<String, AttributeRule> rules = new LinkedHashMap<>();

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException when an attribute has two rules
     */
    public AttributeTable(Collection<AttributeRule> all) {
        for (var rule : all) {
            if (rules.put(rule.path(), rule) != null) {
                throw new IllegalArgumentException("two rules for " + rule.path());
            }
        }
    }

    /**
     * An attribute that a definition has.
     *
     * @param path the keys that lead to it, such as {@code services.web.cap_add}
     * @param place where its key stands
     */
    public record Found(AttributeRule rule, String path, Location place) {}

    /** The rule that holds for an attribute: its own, or that of what it is in. */
    public Optional<AttributeRule> rule(String path) {
        for (var at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            var rule = rules.get(at);
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    public Collection<AttributeRule> rules() {
        return Collections.unmodifiableCollection(rules.values());
    }

    /**
     * The attributes of a definition that a target leaves out or refuses. What is empty, zero or
     * false asks for nothing.
     */
    public List<Found> unkept(Mapping definition) {
        var found = new ArrayList<Found>();
        look(definition, "", "", Optional.empty(), found);
        return found;
    }

    /** Looks at what is in a mapping; what has no rule of its own has that of the mapping. */
    private void look(
            Mapping mapping,
            String pattern,
            String path,
            Optional<AttributeRule> around,
            List<Found> found) {
        var chosen = hasBelow(pattern + "*");
        for (var entry : mapping.entries()) {
            var below = pattern + (chosen ? "*" : entry.key());
            var rule = Optional.ofNullable(rules.get(below)).or(() -> around);
            lookAt(entry, below, path + entry.key(), rule, found);
        }
    }

    private void lookAt(
            Mapping.Entry entry,
            String pattern,
            String path,
            Optional<AttributeRule> rule,
            List<Found> found) {
        if (hasBelow(pattern + ".") && entry.value() instanceof Mapping mapping) {
            look(mapping, pattern + ".", path + ".", rule, found);
        } else if (hasBelow(pattern + ".") && entry.value() instanceof Sequence sequence) {
            for (var i = 0; i < sequence.items().size(); i++) {
                if (sequence.items().get(i) instanceof Mapping item) {
                    look(item, pattern + ".", path + "[" + i + "].", rule, found);
                }
            }
        } else if (rule.isPresent() && isUnkept(rule.get()) && !isNothing(entry.value())) {
            var place = entry.keyLocation();
            found.add(
                    new Found(
                            rule.get(), path, place.isKnown() ? place : entry.value().location()));
        }
    }

    private boolean hasBelow(String prefix) {
        return rules.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    private static boolean isUnkept(AttributeRule rule) {
        return rule.treatment() == Treatment.WARNED || rule.treatment() == Treatment.REFUSED;
    }

    private static boolean isNothing(Node value) {
        if (value instanceof Scalar scalar) {
            return scalar instanceof Scalar.Null || scalar.isZero();
        }
        return (value instanceof Mapping mapping && mapping.isEmpty())
                || (value instanceof Sequence sequence && sequence.items().isEmpty());
    }
}
