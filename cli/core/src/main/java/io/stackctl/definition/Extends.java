package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code extends}: a service is merged over its base, which may stand in another file and
 * extend a further one.
 */
final class Extends {

    private static final KeyPath SERVICES = KeyPath.ROOT.key("services");

    /** Far more than anybody writes, and few enough for a thread's stack. */
    private static final int MOST_LINKS = 500;

    private final DocumentLoader loader;
    private final LoadContext context;
    private final String file;

    Extends(DocumentLoader loader, LoadContext context, String file) {
        this.loader = loader;
        this.context = context;
        this.file = file;
    }

    /** A service on the way to its base. */
    private record Link(String service, String file, @Nullable Link previous, int length) {
        boolean reaches(String otherService, String otherFile) {
            for (var link = this; link != null; link = link.previous) {
                if (link.service.equals(otherService) && link.file.equals(otherFile)) {
                    return true;
                }
            }
            return false;
        }

        List<Link> chain() {
            var chain = new ArrayList<Link>();
            for (var link = this; link != null; link = link.previous) {
                chain.addFirst(link);
            }
            return chain;
        }
    }

    /** The services of one file, with what its tags drop. */
    private static final class Services {
        private final String file;
        private final List<List<String>> resets;
        private Mapping definitions;

        Services(String file, List<List<String>> resets, Mapping definitions) {
            this.file = file;
            this.resets = resets;
            this.definitions = definitions;
        }
    }

    Mapping apply(Mapping document, List<List<String>> resets) {
        var declared = document.get("services");
        if (declared == null || declared instanceof Scalar.Null) {
            return document;
        }
        if (!(declared instanceof Mapping definitions)) {
            throw mistake("must be a mapping, not " + declared.kind(), declared, SERVICES, "");
        }
        var services = new Services(file, resets, definitions);
        var changed = false;
        for (var name : List.copyOf(definitions.keys())) {
            if (services.definitions.get(name) instanceof Mapping service
                    && service.has("extends")) {
                resolve(name, services, null);
                changed = true;
            } else if (!(services.definitions.get(name) instanceof Mapping)) {
                checkService(name, services);
            }
        }
        return changed ? document.with("services", services.definitions) : document;
    }

    private static void checkService(String name, Services services) {
        var service = services.definitions.get(name);
        if (service != null && !(service instanceof Scalar.Null)) {
            throw mistake(
                    "must be a mapping, not " + service.kind(), service, SERVICES.key(name), "");
        }
    }

    /** Replaces a service by itself merged over its base. */
    private Node resolve(String name, Services services, @Nullable Link previous) {
        var declared = services.definitions.get(name);
        if (!(declared instanceof Mapping service)) {
            checkService(name, services);
            return new Scalar.Null(services.definitions.location());
        }
        var extension = service.get("extends");
        if (extension == null) {
            return service;
        }
        var target = target(name, extension);
        var link = link(name, services.file, extension, previous);
        var from = target.file() == null ? services : otherFile(name, target);
        if (!from.definitions.has(target.service())) {
            throw notFound(name, target, services, from);
        }
        var base = resolve(target.service(), from, link);
        if (!(base instanceof Mapping baseService)) {
            return service;
        }
        var kept = without(baseService, name, services.resets);
        var mistakes = new Mistakes();
        var merged =
                (Mapping)
                        DocumentAttributes.service()
                                .merge(kept, service, SERVICES.key(name), mistakes);
        mistakes.throwIfAny();
        merged = merged.without("extends");
        services.definitions = services.definitions.with(name, merged);
        return merged;
    }

    private static Mapping without(Mapping base, String name, List<List<String>> resets) {
        if (resets.isEmpty()) {
            return base;
        }
        var wrapped =
                Mapping.empty(base.location())
                        .with("services", Mapping.empty(base.location()).with(name, base));
        return Resets.apply(wrapped, resets).mapping("services").mapping(name);
    }

    /** What {@code extends} names. */
    private record Target(String service, @Nullable String file, Location location) {}

    private static Target target(String name, Node extension) {
        if (extension instanceof Scalar.Text text) {
            return new Target(text.value(), null, text.location());
        }
        if (extension instanceof Mapping mapping
                && mapping.get("service") instanceof Scalar.Text service) {
            var file = mapping.get("file");
            return new Target(
                    service.value(),
                    file instanceof Scalar.Text text ? text.value() : null,
                    service.location());
        }
        throw mistake(
                "extends." + name + ".service is required",
                extension,
                SERVICES.key(name).key("extends"),
                "name the service to extend");
    }

    private static Link link(String name, String file, Node extension, @Nullable Link previous) {
        var link = new Link(name, file, previous, previous == null ? 1 : previous.length + 1);
        if (link.length > MOST_LINKS) {
            throw mistake(
                    "more than " + MOST_LINKS + " services extend one another",
                    extension,
                    SERVICES.key(name).key("extends"),
                    "shorten the chain");
        }
        if (previous != null && previous.reaches(name, file)) {
            var text = new StringBuilder("Circular reference:");
            var separator = "\n  ";
            for (var step : link.chain()) {
                text.append(separator).append(step.service()).append(" in ").append(step.file());
                separator = "\n  extends ";
            }
            throw mistake(
                    text.toString(),
                    extension,
                    SERVICES.key(name).key("extends"),
                    "break the circle");
        }
        return link;
    }

    private Services otherFile(String name, Target target) {
        var wanted = String.valueOf(target.file());
        var key = SERVICES.key(name).key("extends");
        var copy = loader.remotes().copyOf(wanted, target.location(), key);
        var local = copy.orElseGet(() -> LocalPaths.resolve(context.directory(), wanted));
        requireFile(local, target, name);
        var place =
                copy.isPresent()
                        ? LocalPaths.parent(local)
                        : LocalPaths.relativeDirectory(context.directory(), wanted);
        var resets = new ArrayList<List<String>>();
        Mapping document = Mapping.empty(new Location(local, 1, 1));
        for (var part : loader.sources().documents(local)) {
            var content = loader.interpolated(part, context);
            var mistakes = new Mistakes();
            document =
                    (Mapping)
                            DocumentAttributes.merge(
                                    Resets.apply(document, part.resets()), content, mistakes);
            mistakes.throwIfAny();
            document = loader.expandedBase(document);
            resets.clear();
            resets.addAll(part.resets());
        }
        if (!(document.get("services") instanceof Mapping)) {
            throw StackException.of(
                    Mistake.of(
                            "cannot extend service \""
                                    + name
                                    + "\" in "
                                    + local
                                    + ": no services section",
                            target.location(),
                            SERVICES.key(name).key("extends").toString(),
                            "name a file with 'services:'"));
        }
        return new Services(wanted, resets, loader.absolute(document, place).mapping("services"));
    }

    private static void requireFile(String file, Target target, String name) {
        if (!SourceFiles.exists(file)) {
            throw StackException.of(
                    Mistake.of(
                            "open " + file + ": no such file or directory",
                            target.location(),
                            SERVICES.key(name).key("extends").toString(),
                            "the path is relative to the file that names it"));
        }
    }

    private static StackException notFound(
            String name, Target target, Services services, Services from) {
        var remedy =
                NearestName.to(target.service(), from.definitions.keys())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are: " + String.join(", ", from.definitions.keys()));
        var where = target.file() == null ? "" : " in " + target.file();
        return StackException.of(
                Mistake.of(
                        "cannot extend service \""
                                + name
                                + "\" in "
                                + services.file
                                + ": service \""
                                + target.service()
                                + "\" not found"
                                + where,
                        target.location(),
                        SERVICES.key(name).key("extends").toString(),
                        remedy));
    }

    private static StackException mistake(String message, Node node, KeyPath path, String remedy) {
        return StackException.of(Mistake.of(message, node.location(), path.toString(), remedy));
    }
}
