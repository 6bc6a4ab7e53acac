package io.stackctl.definition;

/** Steps that {@code config} can leave out, and other ways to load; by default none is set. */
public enum LoadOption {
    /** Variables stay as they are written. */
    NO_INTERPOLATE,
    /** Implicit networks, names and dependencies are not filled in. */
    NO_NORMALIZE,
    /** Relative paths stay relative. */
    NO_PATH_RESOLUTION,
    /** Attributes and the types of values are not checked, as with variables in their place. */
    NO_VALIDATION,
    /** References between parts are not checked. */
    NO_CONSISTENCY,
    /** {@code env_file} of the selected services is not read. */
    NO_ENV_RESOLUTION,
    /** {@code env_file} of all enabled services is read before some of them are selected. */
    EARLY_ENV_RESOLUTION,
    /** {@code label_file} of services is not read. */
    NO_LABEL_RESOLUTION,
    /**
     * For verbs on what exists: no container is made, so a required variable may be missing where
     * only a new container would need it.
     */
    NOTHING_MADE,
    /** {@code v:/data} is the path of a drive even where there is a volume {@code v}. */
    DRIVE_LETTERS,
    /** Networks, volumes, … that no service uses stay. */
    ALL_RESOURCES,
    /** Named services come without those that they depend on. */
    NO_DEPS,
    /** Named services are enabled, but all others stay selected too. */
    ENABLE_ONLY,
    /** {@code label_file} is not part of the result: its labels are. */
    DISCARD_LABEL_FILES
}
