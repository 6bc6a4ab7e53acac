package io.stackctl.model.build;

/**
 * What only buildx can do, for all images.
 *
 * @param builder by name; empty for the one in use
 * @param provenance {@code true}, {@code false} or parameters of the attestation; may be empty
 * @param sbom the same for the list of what is inside
 * @param check whether the Dockerfiles are only looked at
 */
public record BuilderWishes(String builder, String provenance, String sbom, boolean check) {

    public static final BuilderWishes NONE = new BuilderWishes("", "", "", false);

    /** Whether something is asked for that the engine's own builder has not. */
    public boolean areAny() {
        return check || !builder.isEmpty() || isAsked(provenance) || isAsked(sbom);
    }

    private static boolean isAsked(String attestation) {
        return !attestation.isEmpty() && !attestation.equals("false");
    }
}
