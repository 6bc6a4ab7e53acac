package io.stackctl.workflow.publish;

import io.stackctl.model.HashLevel;
import io.stackctl.registry.Descriptor;
import io.stackctl.workflow.remote.ArtifactLabels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A content of an artifact, with what is said about it. */
final class PublishedLayer {

    private final Descriptor descriptor;
    private final byte[] content;

    private PublishedLayer(Descriptor descriptor, byte[] content) {
        this.descriptor = descriptor;
        this.content = content;
    }

    static PublishedLayer of(String type, String text, Map<String, String> annotations) {
        return of(type, text.getBytes(StandardCharsets.UTF_8), annotations);
    }

    static PublishedLayer of(String type, byte[] content, Map<String, String> annotations) {
        var all = new HashMap<>(annotations);
        all.put(ArtifactLabels.VERSION, HashLevel.COMPOSE_5.version());
        return new PublishedLayer(Descriptor.of(type, content, all), content);
    }

    Descriptor descriptor() {
        return descriptor;
    }

    byte[] content() {
        return content;
    }
}
