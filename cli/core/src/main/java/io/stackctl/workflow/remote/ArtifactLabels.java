package io.stackctl.workflow.remote;

/**
 * How Docker Compose writes stacks to registries: an artifact whose layers are the files, with
 * annotations that say what each is.
 */
public final class ArtifactLabels {

    /** The type of an artifact that is a stack. */
    public static final String TYPE = "application/vnd.docker.compose.project";

    /** The type of its configuration where artifacts have none of their own (OCI 1.0). */
    public static final String EMPTY_CONFIG = "application/vnd.docker.compose.config.empty.v1+json";

    /** The type of a layer that is a definition. */
    public static final String DEFINITION = "application/vnd.docker.compose.file+yaml";

    /** The type of a layer that is an env file. */
    public static final String ENV_FILE = "application/vnd.docker.compose.envfile";

    /** The annotation that says the version of the publisher. */
    public static final String VERSION = "com.docker.compose.version";

    /** The annotation with the name of a definition's file. */
    public static final String NAME = "com.docker.compose.file";

    /** The annotation with the name of an env file. */
    public static final String ENV_NAME = "com.docker.compose.envfile";

    /** The annotation of a definition that is a file of its own, which others refer to. */
    public static final String EXTENDED = "com.docker.compose.extends";

    private ArtifactLabels() {}
}
