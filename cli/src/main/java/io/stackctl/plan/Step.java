package io.stackctl.plan;

import io.stackctl.model.Dependency;
import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.Hook;
import io.stackctl.model.ImageName;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.NetworkName;
import io.stackctl.model.ServiceName;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing to do, with everything that doing it takes: about one call to the engine, or one wait.
 */
public sealed interface Step {

    /** Why, such as {@code env LOG_LEVEL: info -> debug}. */
    String cause();

    /** What it is done to, such as {@code web/1} or {@code network shop_default}. */
    default String subject() {
        return StepWords.subject(this);
    }

    /** What is done, in one word such as {@code create}. */
    default String verb() {
        return StepWords.verb(this);
    }

    /** Whether data is gone afterwards that nothing can bring back. */
    default boolean losesData() {
        return false;
    }

    /** A step about one container. */
    sealed interface OfContainer extends Step {
        ContainerRef container();
    }

    /**
     * Fetches an image.
     *
     * @param services those that use it, sorted
     * @param platform such as {@code linux/arm64}; empty for the engine's own
     * @param optional whether a failure is no failure
     * @param built whether the image can be built as well
     */
    record PullImage(
            ImageName image,
            List<ServiceName> services,
            String platform,
            boolean optional,
            boolean built,
            String cause)
            implements Step {
        public PullImage {
            services = List.copyOf(services);
        }
    }

    /** Builds an image. */
    record BuildImage(NewImage image, String cause) implements Step {}

    /**
     * Gets a base image from its registry or, where that does not give it, makes it as the
     * definition says.
     *
     * @param built how to build it; empty for a script, or when there is the registry only
     */
    record FetchBase(BaseImage base, Optional<NewImage> built, String cause) implements Step {}

    /** Removes an image, or the reference where others name it too. */
    record RemoveImage(ImageName image, String cause) implements Step {}

    /** Creates a network. */
    record CreateNetwork(NetworkDefinition network, Map<String, String> labels, String cause)
            implements Step {
        public CreateNetwork {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Removes a network.
     *
     * @param replaced whether another one takes its place
     */
    record RemoveNetwork(NetworkName network, String id, boolean replaced, String cause)
            implements Step {}

    /** Puts a container into a network. */
    record ConnectContainer(ContainerRef container, Endpoint endpoint, String cause)
            implements OfContainer {}

    /** Takes a container out of a network, by force. */
    record DisconnectContainer(ContainerRef container, NetworkName network, String cause)
            implements OfContainer {}

    /** Creates a volume. */
    record CreateVolume(VolumeDefinition volume, Map<String, String> labels, String cause)
            implements Step {
        public CreateVolume {
            labels = Map.copyOf(labels);
        }
    }

    /** Removes a volume and the data in it. */
    record RemoveVolume(VolumeName volume, String cause) implements Step {

        @Override
        public boolean losesData() {
            return true;
        }
    }

    /** Creates a container. */
    record CreateContainer(NewContainer created, String cause) implements OfContainer {
        @Override
        public ContainerRef container() {
            return created.ref();
        }
    }

    /**
     * Gives a container its final name.
     *
     * @param replaced whether that ends a replacement
     */
    record RenameContainer(ContainerRef container, String newName, boolean replaced, String cause)
            implements OfContainer {}

    /** Copies inline and environment configs and secrets into a container. */
    record CopyFiles(ContainerRef container, List<InlineFile> files, String cause)
            implements OfContainer {
        public CopyFiles {
            files = List.copyOf(files);
        }
    }

    /** Starts a container. */
    record StartContainer(ContainerRef container, String cause) implements OfContainer {}

    /**
     * Stops a container: its stop signal first, SIGKILL after the grace period.
     *
     * @param grace empty for the container's own
     * @param replaced whether it is part of a replacement, which is told as one change
     */
    record StopContainer(
            ContainerRef container, Optional<Duration> grace, boolean replaced, String cause)
            implements OfContainer {}

    /** Stops and starts a container. */
    record RestartContainer(ContainerRef container, Optional<Duration> grace, String cause)
            implements OfContainer {}

    /** Sends a signal, such as {@code SIGKILL}. */
    record KillContainer(ContainerRef container, String signal, String cause)
            implements OfContainer {}

    /** Freezes a container. */
    record PauseContainer(ContainerRef container, String cause) implements OfContainer {}

    /** Lets a frozen container go on. */
    record UnpauseContainer(ContainerRef container, String cause) implements OfContainer {}

    /**
     * Removes a container, by force when it runs.
     *
     * @param anonymousVolumes whether its anonymous volumes go with it
     * @param replaced whether it is part of a replacement, which is told as one change
     */
    record RemoveContainer(
            ContainerRef container, boolean anonymousVolumes, boolean replaced, String cause)
            implements OfContainer {

        @Override
        public boolean losesData() {
            return anonymousVolumes;
        }
    }

    /**
     * Runs a hook in a container.
     *
     * @param source what its output is shown under, such as {@code web-1}
     * @param environment the hook's variables, all with values
     * @param beforeStop whether a container that is gone or stopped meanwhile is no failure
     */
    record RunHook(
            ContainerRef container,
            ServiceName service,
            String source,
            Hook hook,
            Map<String, String> environment,
            boolean beforeStop,
            String cause)
            implements OfContainer {
        public RunHook {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Waits until a service is as others need it.
     *
     * @param containers its containers, by number
     * @param required when false, a failure gives a warning only
     * @param dependency whether others wait for it, which the message of a failure says
     * @param timeout when to give up; empty for never
     */
    record AwaitService(
            ServiceName service,
            List<ContainerRef> containers,
            Readiness readiness,
            boolean required,
            boolean dependency,
            Optional<Duration> timeout,
            String cause)
            implements Step {
        public AwaitService {
            containers = List.copyOf(containers);
        }

        /** A wait, however long it takes, for what others depend on. */
        static AwaitService dependency(
                ServiceName service,
                List<ContainerRef> containers,
                Readiness readiness,
                boolean required) {
            return new AwaitService(
                    service,
                    containers,
                    readiness,
                    required,
                    true,
                    Optional.empty(),
                    "others depend on it");
        }
    }

    /**
     * Applies the pending migrations of a database.
     *
     * @param directory absolute directory with the files
     * @param database a container of the service that is the database
     */
    record Migrate(String directory, ContainerRef database, String cause) implements Step {}

    /** What is waited for. */
    enum Readiness {
        /** Every container is healthy; one without a health check is an error. */
        HEALTHY,
        /** A container has ended with exit code 0. */
        COMPLETED,
        /** Every container is healthy or, without a health check, running. */
        READY;

        /** What a dependency's condition asks for. */
        static Readiness of(Dependency.Condition condition) {
            return switch (condition) {
                case HEALTHY -> HEALTHY;
                case COMPLETED_SUCCESSFULLY -> COMPLETED;
                case STARTED -> READY;
            };
        }
    }

    /**
     * Where the steps so far come together: nothing after it begins unless all of them went well.
     */
    record Gather(String cause) implements Step {}
}
