package io.stackctl.docker.host;

import io.stackctl.docker.json.IndentedJson;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import java.util.List;
import java.util.Map;

/**
 * What the client's store has of one context.
 *
 * @param meta {@code {"Name":…,"Metadata":{"Description":…},"Endpoints":{"docker":{"Host":…}}}}
 * @param tls the content of {@code ca.pem}, {@code cert.pem} and {@code key.pem}, as far as they
 *     are there, in this order
 */
record StoredContext(Json meta, Map<String, byte[]> tls) {

    /** The files of an endpoint, in the client's order. */
    static final List<String> TLS_FILES = List.of("ca.pem", "cert.pem", "key.pem");

    /** One as the client writes it. */
    static StoredContext of(
            String name,
            String description,
            String host,
            boolean unverified,
            Map<String, byte[]> tls) {
        Json endpoint =
                new JsonBuilder().put("Host", host).put("SkipTLSVerify", unverified).build();
        Json meta =
                new JsonBuilder()
                        .put("Name", name)
                        .put(
                                "Metadata",
                                new JsonBuilder().putIfAny("Description", description).build())
                        .put("Endpoints", new JsonBuilder().put("docker", endpoint).build())
                        .build();
        return new StoredContext(meta, tls);
    }

    String name() {
        return meta.text("Name");
    }

    String description() {
        return meta.get("Metadata").text("Description");
    }

    String host() {
        return meta.get("Endpoints", "docker").text("Host");
    }

    boolean unverified() {
        return meta.get("Endpoints", "docker").flag("SkipTLSVerify");
    }

    /** The bytes of {@code meta.json}, as the client's JSON library has them. */
    String written() {
        return safe(meta.toString());
    }

    /** What {@code docker context inspect} says of it, as one element of its array. */
    String inspection(String metaPath, String tlsPath) {
        Json files =
                tls.isEmpty()
                        ? Json.emptyObject()
                        : new JsonBuilder()
                                .put("docker", Json.of(List.copyOf(tls.keySet())))
                                .build();
        Json storage =
                new JsonBuilder().put("MetadataPath", metaPath).put("TLSPath", tlsPath).build();
        return safe(
                IndentedJson.of(
                        new JsonBuilder()
                                .putAll(meta)
                                .put("TLSMaterial", files)
                                .put("Storage", storage)
                                .build(),
                        "    "));
    }

    /** Go's library spells out what HTML would take for markup. */
    static String safe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
