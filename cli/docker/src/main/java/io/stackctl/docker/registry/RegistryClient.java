package io.stackctl.docker.registry;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.WrongKindException;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Digest;
import io.stackctl.registry.Manifest;
import io.stackctl.registry.Registry;
import io.stackctl.registry.StoredManifest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Registries by their own protocol. */
public final class RegistryClient implements Registry {

    private static final String MANIFESTS =
            String.join(
                    ", ",
                    Manifest.IMAGE,
                    Manifest.INDEX,
                    Manifest.DOCKER_IMAGE,
                    Manifest.DOCKER_INDEX);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final RegistryCalls calls;

    /**
     * Prepares.
     *
     * @param settings whose variables name proxies
     * @param logins gives the login at a registry, as the client's settings have it
     * @param insecure hosts that are spoken to without TLS
     */
    public RegistryClient(Settings settings, Function<String, Json> logins, Set<String> insecure) {
        var exchange = new RegistryExchange(settings);
        this.calls =
                new RegistryCalls(
                        exchange,
                        new RegistryAddresses(exchange, insecure),
                        new RegistryLogin(exchange, logins));
    }

    @Override
    public StoredManifest manifest(ArtifactReference reference) {
        if (reference.tag().isEmpty()) {
            requireDigest(reference, reference.digest());
        }
        var answer =
                calls.ask(
                        reference,
                        "GET",
                        calls.address(reference, "manifests/" + reference.wanted()),
                        Map.of("Accept", MANIFESTS),
                        LARGEST_MANIFEST);
        if (answer.statusCode() != OK) {
            throw RegistryCalls.refused(reference, answer.statusCode(), answer.body());
        }
        var content = answer.body();
        if (!reference.digest().isEmpty() && !Digest.names(reference.digest(), content)) {
            throw wrong(reference, "manifest digest mismatch: got " + Digest.of(content));
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            var type = answer.headers().firstValue("Content-Type").orElse("");
            var manifest = ManifestJson.read(text, type);
            var digest = reference.digest().isEmpty() ? Digest.of(content) : reference.digest();
            return new StoredManifest(
                    new Descriptor(
                            manifest.mediaType(),
                            digest,
                            content.length,
                            manifest.artifactType(),
                            Map.of()),
                    manifest,
                    text);
        } catch (IOException | WrongKindException e) {
            throw wrong(reference, "the manifest makes no sense: " + e.getMessage());
        }
    }

    /** What a manifest names becomes part of an address. */
    private static void requireDigest(ArtifactReference reference, String digest) {
        if (!Digest.isOne(digest)) {
            throw wrong(reference, "invalid digest " + digest);
        }
    }

    private static StackException wrong(ArtifactReference reference, String why) {
        return new StackException(
                new RegistryFailure(
                        reference + ": " + why, 0, "do not use it; ask whoever runs the registry"));
    }

    @Override
    public byte[] blob(ArtifactReference reference, Descriptor blob) {
        requireDigest(reference, blob.digest());
        var answer =
                calls.ask(
                        reference,
                        "GET",
                        calls.address(reference, "blobs/" + blob.digest()),
                        Map.of(),
                        // One more tells that it is too long, in the same words as too short.
                        blob.size() + LONGEST_ANSWER);
        if (answer.statusCode() != OK) {
            throw RegistryCalls.refused(reference, answer.statusCode(), answer.body());
        }
        var content = answer.body();
        if (content.length != blob.size()) {
            throw wrong(
                    reference,
                    "blob "
                            + blob.digest()
                            + " size mismatch: expected "
                            + blob.size()
                            + " bytes, got "
                            + content.length);
        }
        if (!Digest.names(blob.digest(), content)) {
            throw wrong(
                    reference,
                    "blob digest mismatch: expected "
                            + blob.digest()
                            + ", got "
                            + Digest.of(content));
        }
        return content;
    }

    @Override
    public void putBlob(ArtifactReference target, byte[] content) {
        var digest = Digest.of(content);
        if (!has(target, digest)) {
            upload(target, begun(target, ""), digest, BodyPublishers.ofByteArray(content));
        }
    }

    private boolean has(ArtifactReference target, String digest) {
        var uri = calls.address(target, "blobs/" + digest);
        return calls.ask(target, "HEAD", uri, Map.of(), LONGEST_ANSWER).statusCode() == OK;
    }

    /** Begins an upload, or has the content taken over from another repository. */
    private HttpResponse<byte[]> begun(ArtifactReference target, String query) {
        var uri = calls.address(target, "blobs/uploads/" + query);
        var answer = calls.send(target, "POST", uri, Map.of(), BodyPublishers.noBody());
        if (answer.statusCode() != ACCEPTED && answer.statusCode() != CREATED) {
            throw RegistryCalls.refused(target, answer.statusCode(), answer.body());
        }
        return answer;
    }

    private void upload(
            ArtifactReference target,
            HttpResponse<byte[]> begun,
            String digest,
            BodyPublisher content) {
        try {
            var place = RegistryExchange.target(begun.uri(), begun);
            var separator = place.getRawQuery() == null ? "?" : "&";
            var answer =
                    calls.send(
                            target,
                            "PUT",
                            URI.create(place + separator + "digest=" + digest),
                            Map.of("Content-Type", "application/octet-stream"),
                            content);
            if (answer.statusCode() != CREATED) {
                throw RegistryCalls.refused(target, answer.statusCode(), answer.body());
            }
        } catch (IOException e) {
            throw RegistryCalls.failed(target, e);
        }
    }

    @Override
    public Descriptor putManifest(ArtifactReference target, Manifest manifest) {
        var content = ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8);
        var tag = target.tag();
        put(target, tag.isEmpty() ? Digest.of(content) : tag, manifest.mediaType(), content);
        return new Descriptor(
                manifest.mediaType(),
                Digest.of(content),
                content.length,
                manifest.artifactType(),
                Map.of());
    }

    private void put(ArtifactReference target, String name, String type, byte[] content) {
        var answer =
                calls.send(
                        target,
                        "PUT",
                        calls.address(target, "manifests/" + name),
                        Map.of("Content-Type", type),
                        BodyPublishers.ofByteArray(content));
        if (answer.statusCode() != CREATED) {
            throw RegistryCalls.refused(target, answer.statusCode(), answer.body());
        }
    }

    @Override
    public Descriptor copy(ArtifactReference source, ArtifactReference target) {
        var stored = manifest(source);
        for (var part : stored.manifest().manifests()) {
            copy(source.at(part.digest()), target);
        }
        stored.manifest().config().ifPresent(config -> copyBlob(source, target, config));
        for (var layer : stored.manifest().layers()) {
            copyBlob(source, target, layer);
        }
        var described = stored.descriptor();
        put(
                target,
                described.digest(),
                described.mediaType(),
                stored.content().getBytes(StandardCharsets.UTF_8));
        return described;
    }

    private void copyBlob(ArtifactReference source, ArtifactReference target, Descriptor blob) {
        requireDigest(source, blob.digest());
        if (blob.size() <= 0) {
            throw wrong(
                    source, "blob " + blob.digest() + " is said to have " + blob.size() + " bytes");
        }
        if (has(target, blob.digest())) {
            return;
        }
        var mount =
                source.registry().equals(target.registry())
                        ? "?mount=" + blob.digest() + "&from=" + source.repository()
                        : "";
        var begun = begun(target, mount);
        if (begun.statusCode() == CREATED) {
            return;
        }
        var content = calls.stream(source, calls.address(source, "blobs/" + blob.digest()));
        try (var body = content.body()) {
            if (content.statusCode() != OK) {
                throw RegistryCalls.refused(source, content.statusCode(), null);
            }
            // The registry checks the digest of what it is given.
            upload(
                    target,
                    begun,
                    blob.digest(),
                    BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> body), blob.size()));
        } catch (IOException e) {
            throw RegistryCalls.failed(source, e);
        }
    }
}
