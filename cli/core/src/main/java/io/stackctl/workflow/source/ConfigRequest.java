package io.stackctl.workflow.source;

import java.util.List;
import java.util.Set;

/**
 * What {@code config} is asked for.
 *
 * @param view what to print
 * @param format {@code yaml}, {@code json} or empty for the view's own
 * @param services those named on the command line; empty for all
 * @param hashed whose hashes to print; empty for all
 * @param without steps that are left out
 * @param images what becomes of image names
 */
public record ConfigRequest(
        View view,
        String format,
        List<String> services,
        List<String> hashed,
        Set<Omission> without,
        Images images) {

    public ConfigRequest {
        services = List.copyOf(services);
        hashed = List.copyOf(hashed);
        without = Set.copyOf(without);
    }

    /** The whole model as YAML. */
    public static ConfigRequest model(List<String> services) {
        return new ConfigRequest(View.MODEL, "", services, List.of(), Set.of(), Images.AS_WRITTEN);
    }

    /** What can be printed. */
    public enum View {
        MODEL,
        SERVICES,
        VOLUMES,
        NETWORKS,
        MODELS,
        IMAGES,
        PROFILES,
        HASH,
        VARIABLES,
        ENVIRONMENT
    }

    /** Steps of loading that can be left out. */
    public enum Omission {
        INTERPOLATION,
        NORMALISATION,
        PATH_RESOLUTION,
        CONSISTENCY,
        ENV_RESOLUTION
    }

    /** What becomes of image names. */
    public enum Images {
        AS_WRITTEN,
        /** Tags become digests ({@code --resolve-image-digests}). */
        PINNED,
        /** As {@link #PINNED}, and nothing else is printed ({@code --lock-image-digests}). */
        PINNED_ALONE
    }
}
