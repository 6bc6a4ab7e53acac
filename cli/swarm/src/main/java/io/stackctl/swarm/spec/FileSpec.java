package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.name.StackName;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A config or a secret with what is to be in it.
 *
 * @param digest of the content: as it is compared with what a swarm tells
 */
public record FileSpec(Kind kind, FileDefinition definition, FileContent content, String digest) {

    /** Enough of a digest to tell contents apart, and short enough for a name. */
    private static final int MARK_LENGTH = 10;

    public static FileSpec of(Kind kind, FileDefinition definition, FileContent content) {
        var digest = kind == Kind.SECRET ? content.slowDigest(definition.name()) : content.digest();
        return new FileSpec(kind, definition, content, digest);
    }

    /** A name that is only ever this content's. */
    public String markedName() {
        return definition.name() + "-" + digest.substring(0, MARK_LENGTH);
    }

    /** The two kinds of files that a swarm hands to tasks. */
    public enum Kind {
        CONFIG("config", "configs"),
        SECRET("secret", "secrets");

        private final String word;
        private final String path;

        Kind(String word, String path) {
            this.word = word;
            this.path = path;
        }

        /** Such as {@code config}. */
        public String word() {
            return word;
        }

        /** The part of a call's path, such as {@code configs}. */
        public String path() {
            return path;
        }
    }

    /** The body of the call that creates it under a name. */
    public Json creation(StackName stack, String name) {
        var written = definition.definition();
        Map<String, String> labels =
                new TreeMap<>(NamespaceLabels.of(stack, written.textsByKey("labels")));
        labels.put(NamespaceLabels.CONTENT, digest);
        var json = new JsonBuilder().put("Name", name).put("Labels", Json.of(labels));
        if (definition.driver().isEmpty()) {
            json.put("Data", Base64.getEncoder().encodeToString(content.bytes()));
        } else {
            json.put("Driver", driver(definition.driver(), written.textsByKey("driver_opts")));
        }
        var template = written.text("template_driver", "");
        return json.putIfAny(
                        "Templating",
                        template.isEmpty() ? Json.nothing() : driver(template, Map.of()))
                .build();
    }

    private static Json driver(String name, Map<String, String> options) {
        return new JsonBuilder().put("Name", name).putIfAny("Options", options).build();
    }
}
