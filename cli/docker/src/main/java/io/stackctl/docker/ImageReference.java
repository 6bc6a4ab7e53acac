package io.stackctl.docker;

import io.stackctl.registry.ArtifactReference;

/**
 * The parts of an image reference, such as {@code localhost:5000/shop/web:1.2@sha256:…}.
 *
 * @param repository without tag and digest; empty for an empty reference
 * @param tag empty when there is none
 * @param digest such as {@code sha256:…}; empty when there is none
 */
public record ImageReference(String repository, String tag, String digest) {

    public static ImageReference of(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        // A colon in front of a slash belongs to the registry's port.
        boolean tagged = colon > named.lastIndexOf('/');
        return new ImageReference(
                tagged ? named.substring(0, colon) : named,
                tagged ? named.substring(colon + 1) : "",
                digest);
    }

    /**
     * What the engine calls the tag when pulling: the digest where there is one, else {@code
     * latest}.
     */
    String wanted() {
        if (!digest.isEmpty()) {
            return digest;
        }
        return tag.isEmpty() ? "latest" : tag;
    }

    /** The registry's host and port, such as {@code docker.io}. */
    public String registry() {
        return ArtifactReference.registryOf(repository);
    }
}
