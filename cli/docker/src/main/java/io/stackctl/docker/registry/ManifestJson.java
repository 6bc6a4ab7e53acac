package io.stackctl.docker.registry;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Manifest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Manifests and indexes as JSON. */
final class ManifestJson {

    private static final int SCHEMA_VERSION = 2;

    private ManifestJson() {}

    /**
     * Reads one.
     *
     * @param type what the registry calls it, which counts where it does not say so itself
     * @throws IOException when it is none
     */
    static Manifest read(String content, String type) throws IOException {
        Json json = JsonInput.parse(content);
        if (json.number("schemaVersion") != SCHEMA_VERSION) {
            throw new IOException("its schema version is not " + SCHEMA_VERSION);
        }
        String own = json.text("mediaType");
        Json config = json.get("config");
        return new Manifest(
                own.isEmpty() ? type : own,
                json.text("artifactType"),
                config.isEmpty() ? Optional.empty() : Optional.of(descriptor(config)),
                json.items("layers").stream().map(ManifestJson::descriptor).toList(),
                json.items("manifests").stream().map(ManifestJson::descriptor).toList(),
                Optional.empty(),
                json.textsByKey("annotations"));
    }

    private static Descriptor descriptor(Json json) {
        return new Descriptor(
                json.text("mediaType"),
                json.text("digest"),
                json.number("size"),
                json.text("artifactType"),
                json.textsByKey("annotations"));
    }

    /** Writes one. */
    static String write(Manifest manifest) {
        var json =
                new JsonBuilder()
                        .put("schemaVersion", SCHEMA_VERSION)
                        .put("mediaType", manifest.mediaType())
                        .putIfAny("artifactType", manifest.artifactType());
        manifest.config().ifPresent(config -> json.put("config", json(config)));
        if (manifest.isIndex()) {
            json.put("manifests", json(manifest.manifests()));
        } else {
            json.put("layers", json(manifest.layers()));
        }
        manifest.subject().ifPresent(subject -> json.put("subject", json(subject)));
        return json.putIfAny("annotations", manifest.annotations()).build().toString();
    }

    private static Json json(List<Descriptor> descriptors) {
        return new Json.JsonArray(descriptors.stream().map(ManifestJson::json).toList());
    }

    private static Json json(Descriptor descriptor) {
        var json =
                new JsonBuilder()
                        .put("mediaType", descriptor.mediaType())
                        .put("digest", descriptor.digest())
                        .put("size", descriptor.size())
                        .putIfAny("annotations", descriptor.annotations());
        if (descriptor.mediaType().equals(Descriptor.EMPTY)) {
            // The specification has this content written out.
            json.put("data", Base64.getEncoder().encodeToString(new byte[] {'{', '}'}));
        }
        return json.putIfAny("artifactType", descriptor.artifactType()).build();
    }
}
