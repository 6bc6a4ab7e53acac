package io.stackctl.workflow.source;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts digests in place of tags in a definition: in the images of services and of their init steps,
 * and in those that are mounted.
 */
final class PinnedImages {

    private final UnaryOperator<String> pinned;
    private final Set<String> services;
    private final Map<String, String> known = new HashMap<>();

    /**
     * Starts with nothing looked up.
     *
     * @param pinned gives an image's name with its digest; asked once a name
     * @param services all services, whose images are mounted by the name of the service
     */
    PinnedImages(UnaryOperator<String> pinned, Set<String> services) {
        this.pinned = pinned;
        this.services = services;
    }

    /** A definition with digests. */
    Mapping in(Mapping document) {
        return withServices(document, this::service);
    }

    /** What of a definition makes an override that does nothing but pin images. */
    static Mapping alone(Mapping document) {
        var services =
                withServices(
                        document,
                        service -> {
                            var kept = Mapping.builder(service.location());
                            for (var entry : service.entries()) {
                                if (entry.key().equals("image")) {
                                    kept.put(entry);
                                }
                            }
                            var mounted = new ArrayList<Node>();
                            for (var mount : mounts(service)) {
                                if (isImage(mount)) {
                                    mounted.add(mount);
                                }
                            }
                            if (!mounted.isEmpty()) {
                                kept.put("volumes", new Sequence(mounted, service.location()));
                            }
                            return kept.build();
                        });
        var alone = Mapping.empty(document.location());
        return document.has("services")
                ? alone.with("services", services.mapping("services"))
                : alone;
    }

    /** The services with init steps whose images no override can pin: lists are appended. */
    static List<String> unpinned(Mapping document) {
        var names = new ArrayList<String>();
        for (var entry : document.mapping("services").entries()) {
            if (entry.value() instanceof Mapping service && hasStepImage(service)) {
                names.add(entry.key());
            }
        }
        return names;
    }

    private static boolean hasStepImage(Mapping service) {
        return service.get("pre_start") instanceof Sequence steps
                && steps.items().stream()
                        .anyMatch(item ->
                                item instanceof Mapping step && !step.text("image", "").isEmpty());
    }

    private static Mapping withServices(Mapping document, UnaryOperator<Mapping> change) {
        var services = document.mapping("services");
        var changed = Mapping.builder(services.location());
        for (var entry : services.entries()) {
            changed.put(
                    entry.key(),
                    entry.keyLocation(),
                    entry.value() instanceof Mapping service
                            ? change.apply(service)
                            : entry.value());
        }
        return document.has("services") ? document.with("services", changed.build()) : document;
    }

    private Mapping service(Mapping service) {
        var changed = withPinned(service, "image");
        if (service.get("pre_start") instanceof Sequence steps) {
            changed = changed.with("pre_start", each(steps, step -> withPinned(step, "image")));
        }
        if (service.get("volumes") instanceof Sequence mounts) {
            changed =
                    changed.with(
                            "volumes",
                            each(
                                    mounts,
                                    mount ->
                                            isImage(mount)
                                                            && !services.contains(
                                                                    mount.text("source", ""))
                                                    ? withPinned(mount, "source")
                                                    : mount));
        }
        return changed;
    }

    private Mapping withPinned(Mapping holder, String key) {
        return holder.get(key) instanceof Scalar.Text name && !name.value().isEmpty()
                ? holder.with(
                        key,
                        new Scalar.Text(
                                known.computeIfAbsent(name.value(), pinned), name.location()))
                : holder;
    }

    private static Sequence each(Sequence items, UnaryOperator<Mapping> change) {
        var changed = new ArrayList<Node>();
        for (var item : items.items()) {
            changed.add(item instanceof Mapping mapping ? change.apply(mapping) : item);
        }
        return new Sequence(changed, items.location());
    }

    private static List<Node> mounts(Mapping service) {
        return service.get("volumes") instanceof Sequence mounts ? mounts.items() : List.of();
    }

    private static boolean isImage(Node node) {
        return node instanceof Mapping mount && mount.text("type", "").equals("image");
    }
}
