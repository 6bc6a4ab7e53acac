package io.stackctl.registry;

import java.util.Map;

/**
 * What is said about a content that lies in a registry (OCI image specification, {@code
 * descriptor.md}).
 *
 * @param mediaType what kind it is of
 * @param digest its name
 * @param size its length in bytes
 * @param artifactType what the artifact is that it describes; empty for images
 * @param annotations by their keys
 */
public record Descriptor(
        String mediaType,
        String digest,
        long size,
        String artifactType,
        Map<String, String> annotations) {

    /** The one that stands where there is nothing to say: an empty JSON object. */
    public static final String EMPTY = "application/vnd.oci.empty.v1+json";

    public Descriptor {
        annotations = Map.copyOf(annotations);
    }

    /** That of a content. */
    public static Descriptor of(String mediaType, byte[] content, Map<String, String> annotations) {
        return new Descriptor(mediaType, Digest.of(content), content.length, "", annotations);
    }

    /** The value of an annotation; empty without it. */
    public String annotation(String key) {
        return annotations.getOrDefault(key, "");
    }
}
