package io.stackctl.registry;

import io.stackctl.failure.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Where something lies in a registry, such as {@code localhost:5000/shop/web:1.2} or {@code
 * alpine@sha256:…}, with all defaults filled in. A digest wins over a tag.
 *
 * @param registry host and port, such as {@code docker.io}
 * @param repository such as {@code library/alpine}
 * @param tag empty where there is a digest
 * @param digest such as {@code sha256:…}; empty where there is a tag
 */
public record ArtifactReference(String registry, String repository, String tag, String digest) {

    /** Docker Hub, as references call it. */
    public static final String DOCKER_HUB = "docker.io";

    private static final Pattern REGISTRY =
            Pattern.compile(
                    "(\\[[0-9a-fA-F:.]+\\]|[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?)(:[0-9]{1,5})?");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final int LONGEST_NAME = 255;

    /**
     * Parses it.
     *
     * @throws InvalidValueException when it is none
     */
    public static ArtifactReference of(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        String tag = tagged ? named.substring(colon + 1) : "latest";
        String name = tagged ? named.substring(0, colon) : named;
        String first = first(name);
        String registry = registryOf(name);
        String repository = isHost(first) ? name.substring(first.length() + 1) : name;
        if (registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0) {
            repository = "library/" + repository;
        }
        if (!REGISTRY.matcher(registry).matches()
                || !REPOSITORY.matcher(repository).matches()
                || repository.length() > LONGEST_NAME
                || !TAG.matcher(tag).matches()
                || !(at < 0 || Digest.isOne(digest))) {
            throw new InvalidValueException(
                    "invalid reference format: '" + text + "'",
                    "write HOST/NAME:TAG or HOST/NAME@sha256:…, names in lower case");
        }
        return new ArtifactReference(registry, repository, digest.isEmpty() ? tag : "", digest);
    }

    /**
     * The registry that a name means, with its port.
     *
     * @param name without tag and digest; not looked at further
     */
    public static String registryOf(String name) {
        String first = first(name);
        return isHost(first) && !first.equals("index.docker.io") ? first : DOCKER_HUB;
    }

    private static String first(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private static boolean isHost(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || first.chars().anyMatch(Character::isUpperCase);
    }

    /** The same repository with a digest. */
    public ArtifactReference at(String otherDigest) {
        return new ArtifactReference(registry, repository, "", otherDigest);
    }

    /** What the registry is asked for: the digest, else the tag. */
    public String wanted() {
        return digest.isEmpty() ? tag : digest;
    }

    /** Registry and repository. */
    public String name() {
        return registry + "/" + repository;
    }

    @Override
    public String toString() {
        return name() + (digest.isEmpty() ? ":" + tag : "@" + digest);
    }
}
