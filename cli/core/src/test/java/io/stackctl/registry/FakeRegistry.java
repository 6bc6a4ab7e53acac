package io.stackctl.registry;

import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what it is given. */
public final class FakeRegistry implements Registry {

    /** Manifests by repository and tag or digest. */
    public final Map<String, Manifest> manifests = new LinkedHashMap<>();

    private final Map<String, byte[]> blobs = new HashMap<>();
    private boolean untyped;

    /** Takes manifests of the time before artifacts had types alone. */
    public FakeRegistry ofBefore() {
        untyped = true;
        return this;
    }

    private static StackException refused(ArtifactReference reference, int status) {
        return new StackException(new RegistryFailure(reference + ": " + status, status, ""));
    }

    @Override
    public StoredManifest manifest(ArtifactReference reference) {
        var manifest = manifests.get(reference.name() + " " + reference.wanted());
        if (manifest == null) {
            throw refused(reference, 404);
        }
        return new StoredManifest(described(manifest), manifest, manifest.toString());
    }

    private static Descriptor described(Manifest manifest) {
        var content = manifest.toString().getBytes(StandardCharsets.UTF_8);
        return new Descriptor(
                manifest.mediaType(),
                Digest.of(content),
                content.length,
                manifest.artifactType(),
                Map.of());
    }

    @Override
    public byte[] blob(ArtifactReference reference, Descriptor blob) {
        var content = blobs.get(reference.name() + " " + blob.digest());
        if (content == null) {
            throw refused(reference, 404);
        }
        return content;
    }

    @Override
    public void putBlob(ArtifactReference target, byte[] content) {
        blobs.put(target.name() + " " + Digest.of(content), content);
    }

    @Override
    public Descriptor putManifest(ArtifactReference target, Manifest manifest) {
        if (untyped && !manifest.artifactType().isEmpty()) {
            throw refused(target, 400);
        }
        manifest.layers().forEach(layer -> blob(target, layer));
        var described = described(manifest);
        var name = target.tag().isEmpty() ? described.digest() : target.tag();
        manifests.put(target.name() + " " + name, manifest);
        manifests.put(target.name() + " " + described.digest(), manifest);
        return described;
    }

    @Override
    public Descriptor copy(ArtifactReference source, ArtifactReference target) {
        var manifest = manifest(source).manifest();
        manifest.layers().forEach(layer -> putBlob(target, blob(source, layer)));
        return putManifest(target.at(described(manifest).digest()), manifest);
    }
}
