package io.stackctl.definition;

/** Steps that {@code config} can leave out, and other ways to load; by default none is set. */
public enum LoadOption {
    /** Variables stay as they are written. */
    NO_INTERPOLATE,
    /** Implicit networks, names and dependencies are not filled in. */
    NO_NORMALIZE,
    /** Relative paths stay relative. */
    NO_PATH_RESOLUTION,
    /** References between parts are not checked. */
    NO_CONSISTENCY,
    /** {@code env_file} of the selected services is not read. */
    NO_ENV_RESOLUTION,
    /** {@code env_file} of all enabled services is read before some of them are selected. */
    EARLY_ENV_RESOLUTION,
    /** Networks, volumes, … that no service uses stay. */
    ALL_RESOURCES,
    /** Named services come without those that they depend on. */
    NO_DEPS,
    /** Named services are enabled, but all others stay selected too. */
    ENABLE_ONLY,
    /** {@code label_file} is not part of the result: its labels are. */
    DISCARD_LABEL_FILES
}
