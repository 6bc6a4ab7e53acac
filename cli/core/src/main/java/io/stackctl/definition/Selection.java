package io.stackctl.definition;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.DependencyOrder;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which services count: by profile, by name, by dependency. */
final class Selection {

    private final Map<String, Mapping> all;
    private List<String> profiles;
    private final Map<String, Mapping> enabled = new TreeMap<>();
    private final Map<String, Mapping> disabled = new TreeMap<>();
    private final Set<String> enabledByName = new HashSet<>();

    Selection(Mapping services, List<String> profiles) {
        this.all = new LinkedHashMap<>();
        for (var entry : services.entries()) {
            all.put(entry.key(), (Mapping) entry.value());
        }
        this.profiles = profiles;
        applyProfiles();
    }

    private void applyProfiles() {
        enabled.clear();
        disabled.clear();
        all.forEach(
                (name, service) -> (hasProfile(service) ? enabled : disabled).put(name, service));
    }

    private boolean hasProfile(Mapping service) {
        var own = service.texts("profiles");
        return own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains);
    }

    Map<String, Mapping> enabled() {
        return enabled;
    }

    Map<String, Mapping> disabled() {
        return disabled;
    }

    /** Replaces what is known of an enabled service. */
    void replace(String name, Mapping definition) {
        all.put(name, definition);
        enabled.put(name, definition);
    }

    /** Enables named services by their profiles. */
    void enable(List<String> names) {
        var more = new ArrayList<>(profiles);
        var before = Set.copyOf(enabled.keySet());
        for (var name : names) {
            var service = disabled.get(name);
            if (service != null) {
                more.addAll(service.texts("profiles"));
            }
        }
        if (more.size() > profiles.size()) {
            profiles = more;
            applyProfiles();
            enabledByName.addAll(enabled.keySet());
            enabledByName.removeAll(before);
        }
    }

    /** Whether a service is enabled only since it, or another one of its profiles, was named. */
    boolean isEnabledByName(String name) {
        return enabledByName.contains(name);
    }

    /** Disables all services but the named ones and those that they depend on. */
    void select(List<String> names, boolean withDependencies) {
        if (names.isEmpty()) {
            return;
        }
        var order =
                new DependencyOrder<String>(
                        name -> withDependencies ? dependencies(name) : List.of(), circle -> {});
        for (var name : names) {
            var matches = matches(name);
            if (matches.isEmpty()) {
                throw noSuchService(name);
            }
            matches.forEach(order::add);
        }
        var chosen = Set.copyOf(order.all());
        for (var name : List.copyOf(enabled.keySet())) {
            var service = all.get(name);
            if (service == null) {
                continue;
            }
            if (chosen.contains(name)) {
                enabled.put(name, withoutOthers(service, chosen));
            } else {
                enabled.remove(name);
                disabled.put(name, service);
            }
        }
    }

    /** What is chosen with a service: all that it depends on, but what may be missing and is. */
    private List<String> dependencies(String name) {
        var service = enabled.get(name);
        if (service == null) {
            throw noSuchService(name);
        }
        var dependencies = new ArrayList<String>();
        for (var dependency : service.mapping("depends_on").entries()) {
            if (enabled.containsKey(dependency.key())
                    || ((Mapping) dependency.value()).optionalFlag("required").orElse(true)) {
                dependencies.add(dependency.key());
            }
        }
        return dependencies;
    }

    /** The enabled services that a name or pattern means. */
    private List<String> matches(String name) {
        if (enabled.containsKey(name)) {
            return List.of(name);
        }
        if (name.indexOf('*') < 0 && name.indexOf('?') < 0 && name.indexOf('[') < 0) {
            return List.of();
        }
        try {
            var pattern = FileSystems.getDefault().getPathMatcher("glob:" + name);
            return enabled.keySet().stream()
                    .filter(service -> pattern.matches(Path.of(service)))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private StackException noSuchService(String name) {
        var off = disabled.get(name);
        var remedy =
                off != null
                        ? "its profile is not enabled: use --profile "
                                + String.join(" or --profile ", off.texts("profiles"))
                        : NearestName.to(name, all.keySet())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("there are: " + String.join(", ", all.keySet()));
        return new StackException(new InvalidRequest("no such service: " + name, remedy));
    }

    private static Mapping withoutOthers(Mapping service, Set<String> chosen) {
        var dependencies = service.mapping("depends_on");
        var kept = Mapping.builder(dependencies.location());
        for (var entry : dependencies.entries()) {
            if (chosen.contains(entry.key())) {
                kept.put(entry);
            }
        }
        var left = kept.build();
        if (left.size() == dependencies.size()) {
            return service;
        }
        return left.isEmpty() ? service.without("depends_on") : service.with("depends_on", left);
    }

    /** The resources of a kind that enabled services use. */
    Set<String> used(String kind) {
        var used = new HashSet<String>();
        for (var service : enabled.values()) {
            switch (kind) {
                case "networks", "models" -> used.addAll(service.mapping(kind).keys());
                case "volumes" -> {
                    for (var mount : service.mappings("volumes")) {
                        if (mount.text("type", "").equals("volume")) {
                            used.add(mount.text("source", ""));
                        }
                    }
                }
                case "secrets" -> {
                    addSources(service, "secrets", used);
                    addSources(service.mapping("build"), "secrets", used);
                }
                default -> addSources(service, kind, used);
            }
        }
        return used;
    }

    private static void addSources(Mapping holder, String kind, Set<String> used) {
        if (holder.get(kind) instanceof Sequence) {
            for (var grant : holder.mappings(kind)) {
                used.add(grant.text("source", ""));
            }
        }
    }
}
