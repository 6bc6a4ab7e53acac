package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.KeyOrder;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reads a stack definition: finds the files, parses, replaces variables, merges, checks, fills in,
 * and selects services. Nothing is kept between two loads.
 */
public final class StackLoader {

    private static final List<String> RESOURCES =
            List.of("networks", "volumes", "secrets", "configs", "models");

    private final WarningListener warnings;

    /** A loader that tells its warnings to a listener, each once a load. */
    public StackLoader(WarningListener warnings) {
        this.warnings = warnings;
    }

    /**
     * Loads a definition.
     *
     * @throws StackException if it cannot be found or has mistakes
     */
    public Stack load(LoadRequest request) {
        return new Loading(request).stack();
    }

    /**
     * The variables that a definition sees: the process's, and those of env files.
     *
     * @throws StackException if it cannot be found or has mistakes
     */
    public Map<String, String> environment(LoadRequest request) {
        var loading = new Loading(request);
        loading.stack();
        return Map.copyOf(loading.seen);
    }

    /**
     * Loads a definition without turning it into a stack: merged, in long forms, but with
     * everything as it was written. All services are part of it.
     *
     * @throws StackException if it cannot be found or has mistakes
     */
    public Mapping loadRaw(LoadRequest request) {
        return new Loading(request).raw();
    }

    /** One load. */
    private final class Loading {

        private final LoadRequest request;
        private final SourceFiles sources;
        private final WarningListener heard;
        private final Map<String, String> contents = new HashMap<>();
        private FileVariables fileVariables = new FileVariables();
        private Map<String, String> seen = Map.of();

        Loading(LoadRequest request) {
            this.request = request;
            this.sources = new SourceFiles(request.standardInput());
            var told = new HashSet<String>();
            this.heard =
                    text -> {
                        if (told.add(text)) {
                            warnings.warn(text);
                        }
                    };
        }

        Mapping raw() {
            try {
                var found = found();
                var name = name(found);
                // As with Docker Compose, nothing is looked up for a definition that stays as
                // written.
                return document(
                        found.withEnvironment(Map.of("COMPOSE_PROJECT_NAME", name.value())), name);
            } catch (StackException e) {
                throw sources.withExcerpts(e);
            }
        }

        Stack stack() {
            try {
                var found = found();
                var name = name(found);
                return stack(found, name, document(found, name));
            } catch (StackException e) {
                throw sources.withExcerpts(e);
            }
        }

        private ProjectFiles.Found found() {
            var found = ProjectFiles.find(request, sources, heard);
            if (found.files().isEmpty()) {
                throw new StackException(
                        new InvalidRequest(
                                "no configuration file provided: not found",
                                "write a compose.yaml here, or name one with -f FILE"));
            }
            return found;
        }

        private StackName name(ProjectFiles.Found found) {
            for (var file : found.files()) {
                sources.documents(file);
            }
            var name = new ProjectName(request, sources, found, heard).decide();
            found.environment().put("COMPOSE_PROJECT_NAME", name.value());
            return name;
        }

        private Mapping document(ProjectFiles.Found found, StackName name) {
            var context =
                    new LoadContext(found.directory(), found.directory(), found.environment());
            var loader = new DocumentLoader(sources, request, heard);
            var document =
                    loader.load(
                            found.files(),
                            context,
                            List.of(),
                            !request.has(LoadOption.NO_PATH_RESOLUTION));
            contents.putAll(loader.contents());
            fileVariables = loader.fileVariables();
            if (document.isEmpty()) {
                throw StackException.of(
                        Mistake.of(
                                "empty compose file",
                                new Location(found.files().getFirst(), 1, 1),
                                "",
                                "start with 'services:'"));
            }
            return request.has(LoadOption.NO_NORMALIZE)
                    ? document
                    : new Normalisation(name, found.environment()).apply(document);
        }

        private Stack stack(ProjectFiles.Found found, StackName name, Mapping document) {
            var extension = ExtensionReader.read(document, found.directory());
            var mistakes = new Mistakes();
            var decoded =
                    (Mapping)
                            DocumentAttributes.document()
                                    .decode(document, KeyPath.ROOT, mistakes)
                                    .orElse(document);
            mistakes.throwIfAny();
            if (!request.has(LoadOption.DRIVE_LETTERS)) {
                decoded = LetterVolumes.apply(decoded);
            }
            var selection = new Selection(decoded.mapping("services"), profiles(found));
            // Before the checks: others may depend on a service that is only enabled by its name.
            selection.enable(request.services());
            if (!request.has(LoadOption.NO_CONSISTENCY)) {
                ConsistencyChecks.of(decoded, selection).run();
                replaceEnabled(selection, (key, value) -> Scale.asDeployed(value));
            }
            var missing = readEnvironment(found, selection, extension);
            return assemble(
                    found, name, decoded, selection, extension.withMissingEnvFiles(missing));
        }

        /**
         * Selects the wanted services, and gives them what env files and label files say.
         *
         * @return the env files that are not there
         */
        private List<String> readEnvironment(
                ProjectFiles.Found found, Selection selection, Extension extension) {
            var files =
                    new EnvironmentFiles(
                            request.currentDirectory(),
                            sources,
                            found.environment(),
                            fileVariables,
                            heard,
                            extension.envExamples());
            var early = request.has(LoadOption.EARLY_ENV_RESOLUTION);
            if (early) {
                replaceEnabled(selection, files::withEnvironment);
                replaceEnabled(selection, (key, value) -> labelled(files, key, value));
            }
            if (!request.has(LoadOption.ENABLE_ONLY)) {
                selection.select(request.services(), !request.has(LoadOption.NO_DEPS));
            }
            // As late as this, so that a file is missed only where its service is wanted.
            if (!early && !request.has(LoadOption.NO_LABEL_RESOLUTION)) {
                replaceEnabled(selection, (key, value) -> labelled(files, key, value));
            }
            if (!request.has(LoadOption.NO_ENV_RESOLUTION)) {
                replaceEnabled(selection, files::withEnvironment);
            }
            return files.missing();
        }

        private static void replaceEnabled(
                Selection selection, BiFunction<String, Mapping, Mapping> change) {
            Map.copyOf(selection.enabled())
                    .forEach((key, value) -> selection.replace(key, change.apply(key, value)));
        }

        private Mapping labelled(EnvironmentFiles files, String service, Mapping definition) {
            var labelled = files.withLabels(service, definition);
            return request.has(LoadOption.DISCARD_LABEL_FILES)
                    ? labelled.without("label_file")
                    : labelled;
        }

        private List<String> profiles(ProjectFiles.Found found) {
            if (!request.profiles().isEmpty()) {
                return request.profiles();
            }
            var profiles = new ArrayList<String>();
            for (var profile :
                    found.environment().getOrDefault("COMPOSE_PROFILES", "").split(",", -1)) {
                profiles.add(profile.strip());
            }
            return profiles;
        }

        private Stack assemble(
                ProjectFiles.Found found,
                StackName name,
                Mapping decoded,
                Selection selection,
                Extension extension) {
            var document = Mapping.builder(decoded.location());
            document.put("name", new Scalar.Text(name.value(), Location.NONE));
            document.put("services", mapping(selection.enabled(), decoded));
            for (var kind : RESOURCES) {
                var kept = used(decoded.mapping(kind), kind, selection);
                if (!kept.isEmpty()) {
                    document.put(kind, kept);
                }
            }
            for (var entry : decoded.entries()) {
                if (entry.key().startsWith("x-")) {
                    document.put(entry);
                }
            }
            seen = new HashMap<>(found.environment());
            contents.forEach(seen::putIfAbsent);
            return new Stack(
                    name,
                    new Sources(found.directory(), found.files(), found.environmentFiles()),
                    document.build(),
                    services(selection.enabled()),
                    services(selection.disabled()),
                    unusedSecrets(decoded.mapping("secrets"), selection),
                    KeptVariables.of(seen, request.environment(), decoded),
                    extension,
                    request.has(LoadOption.ALL_RESOURCES));
        }

        private List<FileDefinition> unusedSecrets(Mapping secrets, Selection selection) {
            var used = used(secrets, "secrets", selection);
            List<FileDefinition> unused = new ArrayList<>();
            for (var entry : secrets.entries()) {
                if (!used.has(entry.key()) && entry.value() instanceof Mapping definition) {
                    unused.add(new FileDefinition(entry.key(), definition));
                }
            }
            return unused;
        }

        private Mapping used(Mapping resources, String kind, Selection selection) {
            if (request.has(LoadOption.ALL_RESOURCES)) {
                return resources;
            }
            var used = selection.used(kind);
            var kept = Mapping.builder(resources.location());
            for (var entry : resources.entries()) {
                if (used.contains(entry.key())) {
                    kept.put(entry);
                }
            }
            return kept.build();
        }
    }

    private static Mapping mapping(Map<String, Mapping> services, Mapping decoded) {
        var declared = decoded.mapping("services");
        var mapping = Mapping.builder(declared.location());
        var sorted = new ArrayList<>(services.entrySet());
        sorted.sort(Order.by(Map.Entry::getKey, KeyOrder.BY_TEXT));
        for (var service : sorted) {
            var entry = declared.entry(service.getKey());
            mapping.put(
                    service.getKey(),
                    entry == null ? service.getValue().location() : entry.keyLocation(),
                    service.getValue());
        }
        return mapping.build();
    }

    private static List<Service> services(Map<String, Mapping> definitions) {
        var services = new ArrayList<Service>();
        definitions.forEach(
                (name, definition) -> services.add(new Service(ServiceName.of(name), definition)));
        return services;
    }
}
