package io.stackctl.workflow.process;

import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run} is asked for.
 *
 * @param service whose definition the container is made of
 * @param command instead of the service's; empty keeps it
 * @param changes to the service's definition, for this container
 * @param name the container's name; empty for {@code shop-web-run-…}
 * @param up how the services it depends on come up; its images, orphans and time limits count
 * @param dependencies whether they come up at all; not with {@code --no-deps}
 * @param detach whether it goes on in the background
 * @param terminal whether it gets a terminal
 * @param interactive whether the user's input is passed to it
 * @param removeOnExit {@code --rm}
 * @param serviceAliases {@code --use-aliases}
 */
public record RunRequest(
        ServiceName service,
        List<String> command,
        Changes changes,
        Optional<String> name,
        UpRequest up,
        boolean dependencies,
        boolean detach,
        boolean terminal,
        boolean interactive,
        boolean removeOnExit,
        boolean serviceAliases) {

    public RunRequest {
        command = List.copyOf(command);
    }

    /**
     * What is different from the service.
     *
     * @param entrypoint the program, split into words; it clears the service's command
     * @param environment variables that win over the service's
     * @param user empty for the service's
     * @param workingDirectory empty for the service's
     * @param volumes in the short form, such as {@code ./data:/data:ro}
     * @param labels further labels
     * @param publish ports in the short form, such as {@code 8080:80}
     * @param servicePorts whether the service's ports are published
     * @param capAdd capabilities to add
     * @param capDrop capabilities to drop
     */
    public record Changes(
            Optional<List<String>> entrypoint,
            Map<String, String> environment,
            String user,
            String workingDirectory,
            List<String> volumes,
            Map<String, String> labels,
            List<String> publish,
            boolean servicePorts,
            List<String> capAdd,
            List<String> capDrop) {

        /** None. */
        public static final Changes NONE =
                new Changes(
                        Optional.empty(),
                        Map.of(),
                        "",
                        "",
                        List.of(),
                        Map.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of());

        public Changes {
            environment = Map.copyOf(environment);
            volumes = List.copyOf(volumes);
            labels = Map.copyOf(labels);
            publish = List.copyOf(publish);
            capAdd = List.copyOf(capAdd);
            capDrop = List.copyOf(capDrop);
        }
    }
}
