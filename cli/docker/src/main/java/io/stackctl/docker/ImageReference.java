package io.stackctl.docker;

/**
 * The parts of an image reference, such as {@code localhost:5000/shop/web:1.2@sha256:…}.
 *
 * @param repository without tag and digest; empty for an empty reference
 * @param tag empty when there is none
 * @param digest such as {@code sha256:…}; empty when there is none
 */
public record ImageReference(String repository, String tag, String digest) {

    /** The registry of names that have none, as the engine's clients store credentials for it. */
    static final String DOCKER_HUB = "https://index.docker.io/v1/";

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

    /** The registry's host, or {@link #DOCKER_HUB}. */
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host =
                first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return !host || first.equals("docker.io") || first.equals("index.docker.io")
                ? DOCKER_HUB
                : first;
    }
}
