package io.stackctl.definition;

import io.stackctl.definition.remote.RemoteDefinitions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to load, and the surroundings it is loaded in. Nothing else is looked up: no process
 * environment, no working directory.
 *
 * @param currentDirectory absolute; what relative paths of the request mean
 * @param environment the variables of the process
 * @param files {@code -f}, in order; {@code -} is standard input; empty searches
 * @param standardInput what {@code -} holds; read only if {@code -} is among the files
 * @param projectDirectory {@code --project-directory}
 * @param projectName {@code -p}
 * @param environmentFiles {@code --env-file}, in order
 * @param profiles {@code --profile}; {@code *} is all
 * @param services services named on the command line; empty is all
 * @param options what to leave out
 * @param remotes brings files that lie in a registry or a Git repository
 */
public record LoadRequest(
        String currentDirectory,
        Map<String, String> environment,
        List<String> files,
        StandardInput standardInput,
        Optional<String> projectDirectory,
        Optional<String> projectName,
        List<String> environmentFiles,
        List<String> profiles,
        List<String> services,
        Set<LoadOption> options,
        RemoteDefinitions remotes) {

    /** Reads all of standard input; called once at most. */
    @FunctionalInterface
    public interface StandardInput {
        /** The bytes. */
        byte[] readAll();
    }

    public LoadRequest {
        files = List.copyOf(files);
        environmentFiles = List.copyOf(environmentFiles);
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
        options = Set.copyOf(options);
    }

    /** Starts a request that searches for the files from a directory on. */
    public static Builder in(String currentDirectory, Map<String, String> environment) {
        return new Builder(currentDirectory, environment);
    }

    public boolean has(LoadOption option) {
        return options.contains(option);
    }

    /** Collects what a request asks for; each part is empty at first. */
    public static final class Builder {
        private final String currentDirectory;
        private final Map<String, String> environment;
        private final Set<LoadOption> options = EnumSet.noneOf(LoadOption.class);
        private List<String> files = List.of();
        private StandardInput standardInput = () -> new byte[0];
        private Optional<String> projectDirectory = Optional.empty();
        private Optional<String> projectName = Optional.empty();
        private List<String> environmentFiles = List.of();
        private List<String> profiles = List.of();
        private List<String> services = List.of();
        private RemoteDefinitions remotes = RemoteDefinitions.NONE;

        private Builder(String currentDirectory, Map<String, String> environment) {
            this.currentDirectory = currentDirectory;
            this.environment = environment;
        }

        public Builder files(List<String> given) {
            files = given;
            return this;
        }

        public Builder standardInput(StandardInput given) {
            standardInput = given;
            return this;
        }

        public Builder projectDirectory(Optional<String> given) {
            projectDirectory = given;
            return this;
        }

        public Builder projectName(Optional<String> given) {
            projectName = given;
            return this;
        }

        public Builder environmentFiles(List<String> given) {
            environmentFiles = given;
            return this;
        }

        public Builder profiles(List<String> given) {
            profiles = given;
            return this;
        }

        public Builder services(List<String> given) {
            services = given;
            return this;
        }

        public Builder remotes(RemoteDefinitions given) {
            remotes = given;
            return this;
        }

        public Builder with(LoadOption option) {
            options.add(option);
            return this;
        }

        /** Adds an option if the flag is set. */
        public Builder with(LoadOption option, boolean flag) {
            return flag ? with(option) : this;
        }

        public LoadRequest build() {
            return new LoadRequest(
                    currentDirectory,
                    environment,
                    files,
                    standardInput,
                    projectDirectory,
                    projectName,
                    environmentFiles,
                    profiles,
                    services,
                    options,
                    remotes);
        }
    }
}
