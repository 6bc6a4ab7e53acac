package io.stackctl.model;

import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * What {@code x-stackctl} says.
 *
 * @param baseImages images that are built or fetched before those of services, as written
 * @param envExamples whether a missing {@code .env} is made of its {@code .env.example}
 * @param environment which environment this is, such as {@code dev} or {@code prod}; empty where
 *     only the variable {@code STACKCTL_ENV} may say it
 * @param missingEnvFiles absolute paths of the env files that are not there and whose example was
 *     read in their place; whatever changes the stack makes them first
 * @param target what the stack runs on, such as {@code swarm}; empty for an engine
 * @param registry where images that are made here, and whose names say no registry, go on a
 *     cluster: {@code HOST[:PORT][/PATH]}, or {@code bundled} for the cluster's own; empty for
 *     nowhere
 * @param kubernetes where it runs with the target {@code kubernetes}
 */
public record Extension(
        List<BaseImage> baseImages,
        boolean envExamples,
        Optional<String> environment,
        List<String> missingEnvFiles,
        Optional<Migrations> migrations,
        String target,
        String registry,
        KubernetesPlace kubernetes) {

    /** A definition without {@code x-stackctl}. */
    public static final Extension NONE =
            new Extension(
                    List.of(),
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    "",
                    "",
                    KubernetesPlace.UNSAID);

    public Extension {
        baseImages = List.copyOf(baseImages);
        missingEnvFiles = List.copyOf(missingEnvFiles);
    }

    /** The same with its base images in another order. */
    public Extension withBaseImages(List<BaseImage> images) {
        return new Extension(
                images,
                envExamples,
                environment,
                missingEnvFiles,
                migrations,
                target,
                registry,
                kubernetes);
    }

    /** The same with the env files that an example stands in for. */
    public Extension withMissingEnvFiles(List<String> files) {
        return new Extension(
                baseImages,
                envExamples,
                environment,
                files,
                migrations,
                target,
                registry,
                kubernetes);
    }

    /**
     * An image that other images stand on.
     *
     * @param buildDirectory absolute directory with a Dockerfile; empty when it is not built
     * @param pull whether a registry is asked first
     * @param bootstrap the script that makes it; never there beside a directory
     */
    public record BaseImage(
            ImageName name,
            Optional<String> buildDirectory,
            boolean pull,
            Optional<Bootstrap> bootstrap) {}

    /**
     * A script that writes a root file system.
     *
     * @param directory absolute directory of the script
     * @param arguments words passed to it, such as {@code trixie}
     */
    public record Bootstrap(String directory, List<String> arguments) {}

    /**
     * The migrations of a PostgreSQL database.
     *
     * @param directory absolute directory with the up and down files
     * @param database the service that is the database
     * @param job the service that runs pending ones when the stack starts; empty where stackctl
     *     does
     */
    public record Migrations(String directory, ServiceName database, Optional<ServiceName> job) {}
}
