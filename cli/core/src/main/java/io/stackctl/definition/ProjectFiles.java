package io.stackctl.definition;

import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Paths;
import io.stackctl.definition.variable.Dotenv;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the files of a definition, its directory and its variables. These depend on each other:
 * {@code .env} may name the files ({@code COMPOSE_FILE}), and the files decide which {@code .env}
 * counts.
 */
final class ProjectFiles {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES =
            List.of(
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    private final LoadRequest request;
    private final SourceFiles sources;
    private final WarningListener warnings;
    private final Map<String, String> environment;
    private final List<String> environmentFiles;
    private List<String> files;

    private ProjectFiles(LoadRequest request, SourceFiles sources, WarningListener warnings) {
        this.request = request;
        this.sources = sources;
        this.warnings = warnings;
        this.environment = new HashMap<>(request.environment());
        this.environmentFiles = givenEnvironmentFiles(request);
        this.files = absolute(request.files());
    }

    /**
     * What was found.
     *
     * @param files absolute paths, or {@code -}; empty if there is none
     * @param directory the absolute project directory; that of the first remote file if there is
     *     one
     * @param namesake the absolute directory that a stack without a name is called after
     * @param environment the variables: the process's, then those of env files
     * @param environmentFiles the absolute env files that were asked for; empty for the default one
     */
    record Found(
            List<String> files,
            String directory,
            String namesake,
            Map<String, String> environment,
            List<String> environmentFiles) {

        Found withEnvironment(Map<String, String> other) {
            return new Found(files, directory, namesake, other, environmentFiles);
        }
    }

    static Found find(LoadRequest request, SourceFiles sources, WarningListener warnings) {
        var search = new ProjectFiles(request, sources, warnings);
        search.environment.putIfAbsent("PWD", request.currentDirectory());
        search.readEnvironmentFiles();
        if (search.files.isEmpty()) {
            search.takeFromEnvironment();
        }
        if (search.files.isEmpty()) {
            search.searchUpwards();
        }
        search.readEnvironmentFiles();
        return search.found();
    }

    private Found found() {
        var namesake = directory();
        var remotes = new RemoteReferences(request.remotes());
        var local = new ArrayList<String>();
        var fetched = new ArrayList<String>();
        for (var file : files) {
            var copy = remotes.copyOf(file, Location.NONE, KeyPath.ROOT);
            copy.ifPresent(fetched::add);
            local.add(copy.orElse(file));
        }
        var directory = fetched.isEmpty() ? namesake : LocalPaths.parent(fetched.getFirst());
        return new Found(local, directory, namesake, environment, environmentFiles);
    }

    /** The variables that are known before files are looked for, by process and env files. */
    static Map<String, String> firstVariables(LoadRequest request) {
        var sources = new SourceFiles(request.standardInput());
        var search = new ProjectFiles(request, sources, toldLater -> {});
        search.readEnvironmentFiles();
        return search.environment;
    }

    private static List<String> givenEnvironmentFiles(LoadRequest request) {
        var given = new ArrayList<>(request.environmentFiles());
        if (given.isEmpty()) {
            for (var file :
                    request.environment().getOrDefault("COMPOSE_ENV_FILES", "").split(",", -1)) {
                if (!file.isEmpty()) {
                    given.add(file);
                }
            }
        }
        var paths =
                new Paths(
                        request.currentDirectory(), request.environment().getOrDefault("HOME", ""));
        given.replaceAll(
                file -> LocalPaths.resolve(request.currentDirectory(), paths.expandHome(file)));
        return given;
    }

    private List<String> absolute(List<String> given) {
        var absolute = new ArrayList<String>();
        for (var file : given) {
            absolute.add(
                    file.equals(SourceFiles.STANDARD_INPUT) || RemoteReference.isOne(file)
                            ? file
                            : LocalPaths.resolve(request.currentDirectory(), file));
        }
        return absolute;
    }

    /** Given, else that of the first file, else the current one, also where that file is remote. */
    private String directory() {
        if (request.projectDirectory().isPresent() && !request.projectDirectory().get().isEmpty()) {
            return LocalPaths.resolve(request.currentDirectory(), request.projectDirectory().get());
        }
        for (var file : files) {
            if (RemoteReference.isOne(file)) {
                break;
            }
            if (!file.equals(SourceFiles.STANDARD_INPUT)) {
                return LocalPaths.parent(file);
            }
        }
        return request.currentDirectory();
    }

    private void readEnvironmentFiles() {
        if (!environmentFiles.isEmpty()) {
            read(environmentFiles);
            return;
        }
        if (isDefaultDisabled()) {
            return;
        }
        var file = LocalPaths.resolve(directory(), ".env");
        if (SourceFiles.exists(file) && !SourceFiles.isDirectory(file)) {
            read(List.of(file));
        }
    }

    private boolean isDefaultDisabled() {
        var disabled = request.environment().get("COMPOSE_DISABLE_ENV_FILE");
        if (disabled == null) {
            return false;
        }
        return switch (disabled) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default ->
                    throw new StackException(
                            new InvalidRequest(
                                    "COMPOSE_DISABLE_ENV_FILE: '" + disabled + "' is no boolean",
                                    "use true or false"));
        };
    }

    private void read(List<String> paths) {
        var values = new HashMap<String, String>();
        var lookup = new LoadContext("", "", environment).lookup(warnings);
        for (var path : paths) {
            if (!SourceFiles.exists(path)) {
                throw new StackException(
                        new InvalidRequest("couldn't find env file: " + path, "check the path"));
            }
            if (SourceFiles.isDirectory(path)) {
                throw new StackException(
                        new InvalidRequest(path + " is a directory", "name an env file in it"));
            }
            Dotenv.read(path, sources.text(path), values, lookup);
        }
        values.forEach(environment::putIfAbsent);
    }

    private void takeFromEnvironment() {
        var named = environment.get("COMPOSE_FILE");
        if (named == null) {
            return;
        }
        var separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
        var parts = named.split(Pattern.quote(separator.isEmpty() ? ":" : separator), -1);
        files = absolute(List.of(parts));
        for (var file : files) {
            if (!file.equals(SourceFiles.STANDARD_INPUT)
                    && !RemoteReference.isOne(file)
                    && !SourceFiles.exists(file)) {
                throw new StackException(
                        new InvalidRequest(
                                "stat " + file + ": no such file or directory",
                                "COMPOSE_FILE names it"));
            }
        }
    }

    private void searchUpwards() {
        for (var directory = directory(); ; directory = LocalPaths.parent(directory)) {
            var candidates = existing(NAMES, directory);
            if (!candidates.isEmpty()) {
                var found = new ArrayList<String>();
                found.add(choose(candidates, "config"));
                var overrides = existing(OVERRIDES, directory);
                if (!overrides.isEmpty()) {
                    found.add(choose(overrides, "override"));
                }
                files = found;
                return;
            }
            if (directory.equals("/")) {
                return;
            }
        }
    }

    private static List<String> existing(List<String> names, String directory) {
        return names.stream()
                .map(name -> LocalPaths.resolve(directory, name))
                .filter(SourceFiles::exists)
                .toList();
    }

    private String choose(List<String> candidates, String what) {
        if (candidates.size() > 1) {
            warnings.warn(
                    "Found multiple "
                            + what
                            + " files with supported names: "
                            + String.join(", ", candidates));
            warnings.warn("Using " + candidates.getFirst());
        }
        return candidates.getFirst();
    }
}
