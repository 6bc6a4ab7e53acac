package io.stackctl.registry;

/**
 * The calls that are made to registries. Each fails with a {@code StackException} that says which
 * registry refused what, and what to do about it.
 */
public interface Registry {

    /** The largest manifest that is read, in bytes: what registries take at most. */
    int LARGEST_MANIFEST = 4 * 1024 * 1024;

    /**
     * Reads a manifest; its bytes are those that its digest names.
     *
     * @param reference by tag or digest
     */
    StoredManifest manifest(ArtifactReference reference);

    /**
     * Reads a content; it is as long as its descriptor says, and the one that the digest names.
     *
     * @param reference in whose repository it lies
     * @param blob one that fits into memory
     */
    byte[] blob(ArtifactReference reference, Descriptor blob);

    /** Stores a content, unless the repository has it. */
    void putBlob(ArtifactReference target, byte[] content);

    /**
     * Stores a manifest, under the tag of a reference, or by its digest alone.
     *
     * @param target whose digest, if it has one, is not looked at
     */
    Descriptor putManifest(ArtifactReference target, Manifest manifest);

    /**
     * Copies a manifest and all that it names into another repository.
     *
     * @return the copy's
     */
    Descriptor copy(ArtifactReference source, ArtifactReference target);
}
