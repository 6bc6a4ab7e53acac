package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.NearestName;
import io.stackctl.model.Extension;
import io.stackctl.model.KubernetesPlace;
import io.stackctl.model.deploy.DeployMistakes;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Schedule;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code x-stackctl}. Unlike in other extension fields, unknown keys are mistakes. */
public final class ExtensionReader {

    private static final KeyPath PATH = KeyPath.ROOT.key("x-stackctl");
    private static final String REGISTRY =
            "(localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:))(:[0-9]{1,5})?"
                    + "(/[a-z0-9]+([._-]+[a-z0-9]+)*)*";
    private static final List<String> TARGETS = List.of("engine", "kubernetes", "swarm");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> ENGINES = Set.of("postgresql", "postgres");

    private final String directory;
    private final List<String> services;
    private final Mistakes mistakes = new Mistakes();

    private ExtensionReader(String directory, List<String> services) {
        this.directory = directory;
        this.services = services;
    }

    /**
     * Reads the extension of a document.
     *
     * @param directory absolute; where relative paths start
     */
    public static Extension read(Mapping document, String directory) {
        checkDeploy(document);
        checkSchedules(document);
        var declared = document.get("x-stackctl");
        if (declared == null) {
            return Extension.NONE;
        }
        var reader =
                new ExtensionReader(directory, List.copyOf(document.mapping("services").keys()));
        var extension = reader.extension(declared);
        reader.mistakes.throwIfAny();
        return extension;
    }

    /** Looked for first: how to deploy is read for no verb but those that do. */
    private static void checkDeploy(Mapping document) {
        var said = document.mapping("x-stackctl").has("deploy");
        for (var service : document.mapping("services").entries()) {
            said |=
                    service.value() instanceof Mapping mapping
                            && mapping.mapping("x-stackctl").has("deploy");
        }
        if (said) {
            var mistakes = new Mistakes();
            mistakes.addAll(DeployMistakes.of(document));
            mistakes.throwIfAny();
        }
    }

    private static void checkSchedules(Mapping document) {
        var mistakes = new Mistakes();
        for (var service : document.mapping("services").entries()) {
            if (service.value() instanceof Mapping mapping
                    && mapping.get("x-stackctl") instanceof Mapping extension
                    && extension.has("schedule")) {
                checkSchedule(extension, KeyPath.ROOT.key("services").key(service.key()), mistakes);
            }
        }
        mistakes.throwIfAny();
    }

    private static void checkSchedule(Mapping extension, KeyPath service, Mistakes mistakes) {
        var path = service.key("x-stackctl").key("schedule");
        var node = extension.find("schedule").orElse(extension);
        if (!(node instanceof Scalar.Text text)) {
            mistakes.add(node.location(), path, "must be a string, not " + node.kind());
            return;
        }
        try {
            Schedule.of(text.value());
        } catch (InvalidValueException e) {
            mistakes.add(node.location(), path, String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private Extension extension(Node declared) {
        var mapping =
                mapping(
                        declared,
                        PATH,
                        List.of(
                                "base-images",
                                "deploy",
                                "env-examples",
                                "environment",
                                "kubernetes",
                                "migrations",
                                "registry",
                                "target"));
        var images = new ArrayList<Extension.BaseImage>();
        var imagesPath = PATH.key("base-images");
        var declaredImages = mapping.get("base-images");
        if (declaredImages != null) {
            for (var entry : anyMapping(declaredImages, imagesPath).entries()) {
                if (entry.key().isBlank()) {
                    mistakes.add(
                            entry.keyLocation(),
                            imagesPath,
                            "an image name must not be empty",
                            "name the image that is made, such as custom-java:25");
                } else {
                    images.add(baseImage(entry, imagesPath.key(entry.key())));
                }
            }
        }
        return new Extension(
                images,
                flag(mapping, "env-examples", PATH),
                text(mapping, "environment", PATH),
                List.of(),
                migrations(mapping),
                target(mapping),
                registry(mapping),
                kubernetes(mapping));
    }

    /** Without a host, a name would be one of Docker Hub's. */
    private String registry(Mapping mapping) {
        var registry = text(mapping, "registry", PATH).orElse("");
        if (!registry.isEmpty() && !registry.equals("bundled") && !registry.matches(REGISTRY)) {
            mistakes.add(
                    mapping.find("registry").orElse(mapping).location(),
                    PATH.key("registry"),
                    "'" + registry + "' is no registry",
                    "write HOST, HOST:PORT or HOST/PATH, such as registry.example.com/team, or"
                            + " bundled for the swarm's own");
            return "";
        }
        return registry;
    }

    /** What it runs on; empty for an engine. */
    private String target(Mapping mapping) {
        var target = text(mapping, "target", PATH).orElse("");
        if (target.isEmpty() || TARGETS.contains(target)) {
            return target.equals("engine") ? "" : target;
        }
        mistakes.add(
                mapping.find("target").orElse(mapping).location(),
                PATH.key("target"),
                "there is no target '" + target + "'",
                NearestName.to(target, TARGETS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are " + String.join(", ", TARGETS)));
        return "";
    }

    private KubernetesPlace kubernetes(Mapping extension) {
        var declared = extension.get("kubernetes");
        if (declared == null) {
            return KubernetesPlace.UNSAID;
        }
        var path = PATH.key("kubernetes");
        var mapping = mapping(declared, path, List.of("context", "namespace"));
        var namespace = text(mapping, "namespace", path).orElse("");
        if (!namespace.isEmpty() && !NAMESPACE.matcher(namespace).matches()) {
            mistakes.add(
                    mapping.find("namespace").orElse(declared).location(),
                    path.key("namespace"),
                    "'" + namespace + "' cannot be the name of a namespace",
                    "write at most 63 of a-z, 0-9 and '-'");
        }
        return new KubernetesPlace(text(mapping, "context", path).orElse(""), namespace);
    }

    private Extension.BaseImage baseImage(Mapping.Entry entry, KeyPath path) {
        var image = mapping(entry.value(), path, List.of("build", "pull", "bootstrap"));
        var build = text(image, "build", path).map(this::absolute);
        var pull = flag(image, "pull", path);
        if (build.isEmpty() && !pull && !image.has("bootstrap")) {
            mistakes.add(
                    entry.keyLocation(),
                    path,
                    "nothing says where the image comes from",
                    "add 'build: DIRECTORY', 'pull: true' or 'bootstrap: DIRECTORY'");
        }
        if (build.isPresent() && image.has("bootstrap")) {
            mistakes.add(
                    entry.keyLocation(),
                    path,
                    "both 'build' and 'bootstrap' say how the image is made",
                    "leave one of them out; 'pull: true' beside it asks a registry first");
        }
        return new Extension.BaseImage(
                ImageName.of(entry.key()),
                build,
                pull,
                text(image, "bootstrap", path).map(this::bootstrap));
    }

    private Extension.Bootstrap bootstrap(String text) {
        var words = List.of(text.strip().split("\\s+"));
        return new Extension.Bootstrap(absolute(words.getFirst()), words.subList(1, words.size()));
    }

    private Optional<Extension.Migrations> migrations(Mapping extension) {
        var declared = extension.get("migrations");
        if (declared == null) {
            return Optional.empty();
        }
        var path = PATH.key("migrations");
        var mapping = mapping(declared, path, List.of("directory", "database", "engine", "job"));
        var files = text(mapping, "directory", path);
        var database = text(mapping, "database", path);
        if (files.isEmpty() || database.isEmpty()) {
            mistakes.add(
                    declared.location(),
                    path,
                    "missing property '" + (files.isEmpty() ? "directory" : "database") + "'",
                    "migrations need a directory of files and the service that is the database");
            return Optional.empty();
        }
        text(mapping, "engine", path)
                .filter(engine -> !ENGINES.contains(engine))
                .ifPresent(engine ->
                        mistakes.add(
                                mapping.find("engine").orElse(declared).location(),
                                path.key("engine"),
                                "migrations of '" + engine + "' are not supported",
                                "the one engine there is: postgresql"));
        var job = text(mapping, "job", path);
        job.ifPresent(name -> requireService(mapping, "job", name, path));
        return requireService(mapping, "database", database.get(), path)
                ? Optional.of(
                        new Extension.Migrations(
                                absolute(files.get()),
                                ServiceName.of(database.get()),
                                job.filter(services::contains).map(ServiceName::of)))
                : Optional.empty();
    }

    private boolean requireService(Mapping mapping, String key, String name, KeyPath path) {
        if (services.contains(name)) {
            return true;
        }
        mistakes.add(
                mapping.find(key).orElse(mapping).location(),
                path.key(key),
                "there is no service '" + name + "'",
                NearestName.to(name, services)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("the services are " + String.join(", ", services)));
        return false;
    }

    private String absolute(String path) {
        return LocalPaths.resolve(directory, path);
    }

    private Mapping anyMapping(Node node, KeyPath path) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        if (!(node instanceof Scalar.Null)) {
            mistakes.add(node.location(), path, "must be a mapping, not " + node.kind());
        }
        return Mapping.empty(node.location());
    }

    private Mapping mapping(Node node, KeyPath path, List<String> keys) {
        var mapping = anyMapping(node, path);
        for (var entry : mapping.entries()) {
            if (!keys.contains(entry.key())) {
                mistakes.add(
                        entry.keyLocation(),
                        path.key(entry.key()),
                        "additional properties '" + entry.key() + "' not allowed",
                        NearestName.to(entry.key(), keys)
                                .map(key -> "did you mean '" + key + "'?")
                                .orElse("allowed here: " + String.join(", ", keys)));
            }
        }
        return mapping;
    }

    private Optional<String> text(Mapping mapping, String key, KeyPath path) {
        var node = mapping.get(key);
        if (node == null || (node instanceof Scalar.Text text && !text.value().isBlank())) {
            return mapping.text(key);
        }
        mistakes.add(node.location(), path.key(key), "must be a string, not " + node.kind());
        return Optional.empty();
    }

    private boolean flag(Mapping mapping, String key, KeyPath path) {
        var node = mapping.get(key);
        if (node != null && !(node instanceof Scalar.Bool)) {
            mistakes.add(node.location(), path.key(key), "must be a boolean, not " + node.kind());
        }
        return mapping.flag(key);
    }
}
