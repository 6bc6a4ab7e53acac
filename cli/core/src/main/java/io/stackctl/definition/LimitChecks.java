package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;

/** Attributes that say the same as one under {@code deploy} must say it with the same value. */
final class LimitChecks {

    private final Mapping service;
    private final KeyPath path;
    private final Mistakes mistakes;

    LimitChecks(Mapping service, KeyPath path, Mistakes mistakes) {
        this.service = service;
        this.path = path;
        this.mistakes = mistakes;
    }

    void run() {
        var deploy = service.mapping("deploy");
        if (service.has("scale")
                && deploy.has("replicas")
                && !service.number("scale").equals(deploy.number("replicas"))) {
            report("scale", "deploy.replicas");
        }
        checkNotNegative(service, "scale", path.key("scale"));
        checkNotNegative(deploy, "replicas", path.key("deploy").key("replicas"));
        var resources = deploy.mapping("resources");
        compare("cpus", resources, "limits", "cpus");
        compare("mem_limit", resources, "limits", "memory");
        compare("mem_reservation", resources, "reservations", "memory");
        compare("pids_limit", resources, "limits", "pids");
        checkContainerName(deploy);
    }

    private void compare(String own, Mapping resources, String kind, String name) {
        if (service.has(own)
                && resources.has(kind)
                && !service.decimal(own).equals(resources.mapping(kind).decimal(name))) {
            report(own, "deploy.resources." + kind + "." + name);
        }
    }

    private void report(String own, String deployed) {
        mistakes.add(
                place(own),
                path,
                "can't set distinct values on '" + own + "' and '" + deployed + "'",
                "keep one of them");
    }

    private void checkNotNegative(Mapping holder, String key, KeyPath at) {
        if (holder.number(key).orElse(0L) < 0) {
            mistakes.add(holder.location(), at, "must be greater than or equal to 0");
        }
    }

    private void checkContainerName(Mapping deploy) {
        var scale = service.number("scale").or(() -> deploy.number("replicas")).orElse(1L);
        if (scale > 1 && service.has("container_name")) {
            var attribute = service.has("scale") ? "scale" : "deploy.replicas";
            mistakes.add(
                    place("container_name"),
                    path,
                    "can't set container_name and "
                            + attribute
                            + " as container name must be unique",
                    "remove container_name to have several containers");
        }
    }

    private Location place(String key) {
        var entry = service.entry(key);
        return entry == null ? service.location() : entry.keyLocation();
    }
}
