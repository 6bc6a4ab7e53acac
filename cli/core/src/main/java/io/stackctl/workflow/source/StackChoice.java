package io.stackctl.workflow.source;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.workflow.NoRemotes;
import io.stackctl.workflow.Remotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which stack a verb is about, as the flags in front of the verb and the environment say.
 *
 * @param currentDirectory absolute; where the search for a file begins and what relative paths mean
 * @param environment the variables of the process
 * @param files {@code -f}; {@code -} is standard input; empty searches
 * @param standardInput what {@code -} holds
 * @param projectDirectory {@code --project-directory}
 * @param projectName {@code -p}
 * @param environmentFiles {@code --env-file}
 * @param profiles {@code --profile}
 * @param remotes brings files that lie in a registry or a Git repository
 * @param allResources whether networks, volumes, … that no service uses stay in the model
 */
public record StackChoice(
        String currentDirectory,
        Map<String, String> environment,
        List<String> files,
        Supplier<byte[]> standardInput,
        Optional<String> projectDirectory,
        Optional<String> projectName,
        List<String> environmentFiles,
        List<String> profiles,
        Remotes remotes,
        boolean allResources) {
    public StackChoice {
        environment = Map.copyOf(environment);
        files = List.copyOf(files);
        environmentFiles = List.copyOf(environmentFiles);
        profiles = List.copyOf(profiles);
    }

    /** The definition that a search from a folder finds. */
    static StackChoice in(String folder, Map<String, String> environment) {
        return new StackChoice(
                folder,
                environment,
                List.of(),
                () -> new byte[0],
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new NoRemotes(),
                false);
    }

    /**
     * What to load for these services.
     *
     * @param services those named on the command line; empty for all
     */
    public LoadRequest.Builder request(List<String> services) {
        return LoadRequest.in(currentDirectory, environment)
                .files(files)
                .standardInput(standardInput::get)
                .projectDirectory(projectDirectory)
                .projectName(projectName)
                .environmentFiles(environmentFiles)
                .profiles(profiles)
                .services(services)
                .remotes(remotes)
                .with(LoadOption.ALL_RESOURCES, allResources);
    }

    /** Whether a name was given and no file, so that the engine's labels say what the stack is. */
    boolean isNameAlone() {
        return projectName.isPresent() && files.isEmpty();
    }

    /**
     * {@code COMPOSE_PROJECT_NAME} of the process, which names a stack whose file cannot be loaded.
     */
    Optional<String> nameInEnvironment() {
        return Optional.ofNullable(environment.get("COMPOSE_PROJECT_NAME"))
                .filter(name -> !name.isEmpty());
    }
}
