package io.stackctl.workflow.remote;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.OutputFile;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Digest;
import io.stackctl.registry.Manifest;
import io.stackctl.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions in registries: a tag becomes a digest, whose files are fetched once. A digest that is
 * named, and was fetched before, needs no network.
 */
final class ArtifactDefinitions {

    /** The sizes and names of the files of a copy, one a line, so that it can be checked. */
    private static final String LISTING = ".stackctl-files";

    private final Registry registry;
    private final DefinitionCache cache;

    ArtifactDefinitions(Registry registry, DefinitionCache cache) {
        this.registry = registry;
        this.cache = cache;
    }

    /**
     * Brings a definition here.
     *
     * @param text such as {@code registry.example.com/shop:1}
     * @return its main file
     */
    Path fetch(String text) {
        var reference = reference(text);
        if (!reference.digest().isEmpty()) {
            var name = Digest.digits(reference.digest());
            if (cache.has(name, ArtifactDefinitions::isAsListed)) {
                return cache.path(name).resolve(ArtifactFiles.MAIN);
            }
        }
        var stored = registry.manifest(reference);
        var manifest =
                stored.manifest().isIndex()
                        ? ofIndex(reference, stored.manifest())
                        : stored.manifest();
        requireStack(reference, manifest);
        var files = ArtifactFiles.of(manifest, reference.toString());
        return cache.provide(
                        Digest.digits(stored.descriptor().digest()),
                        kept -> holds(kept, files.sizes()),
                        empty -> fill(empty, reference, files))
                .resolve(ArtifactFiles.MAIN);
    }

    private static ArtifactReference reference(String text) {
        try {
            return ArtifactReference.of(text);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(String.valueOf(e.getMessage()), "oci:// and: " + e.remedy()),
                    e);
        }
    }

    /** A stack that was published with its images is an index that also names the definition. */
    private Manifest ofIndex(ArtifactReference reference, Manifest index) {
        Optional<Descriptor> stack =
                index.manifests().stream()
                        .filter(one -> one.artifactType().equals(ArtifactLabels.TYPE))
                        .findFirst();
        if (stack.isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "OCI index " + reference + " doesn't refer to compose artifacts",
                            "it holds images; name what 'publish' wrote"));
        }
        return registry.manifest(reference.at(stack.get().digest())).manifest();
    }

    private static void requireStack(ArtifactReference reference, Manifest manifest) {
        var type = manifest.artifactType();
        var config = manifest.config().map(Descriptor::mediaType).orElse("");
        if (type.isEmpty()
                ? !config.equals(ArtifactLabels.EMPTY_CONFIG)
                : !type.equals(ArtifactLabels.TYPE)) {
            throw new StackException(
                    new InvalidRequest(
                            reference
                                    + " is not a compose project OCI artifact, but "
                                    + (type.isEmpty() ? config : type),
                            "name what 'publish' wrote"));
        }
    }

    private void fill(Path folder, ArtifactReference reference, ArtifactFiles files)
            throws IOException {
        var listing = new StringBuilder();
        for (var file : files.all().entrySet()) {
            var content = content(reference, file.getValue());
            OutputFile.create(folder.resolve(file.getKey()), content);
            listing.append(content.length).append(' ').append(file.getKey()).append('\n');
        }
        OutputFile.create(
                folder.resolve(LISTING), listing.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] content(ArtifactReference reference, List<ArtifactFiles.Part> parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part.before().getBytes(StandardCharsets.UTF_8));
            content.writeBytes(registry.blob(reference, part.layer()));
        }
        return content.toByteArray();
    }

    private static boolean isAsListed(Path kept) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (var line : InputFile.text(kept.resolve(LISTING)).lines().toList()) {
            int space = line.indexOf(' ');
            if (space <= 0 || !line.substring(0, space).chars().allMatch(Character::isDigit)) {
                return false;
            }
            sizes.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
        }
        return sizes.containsKey(ArtifactFiles.MAIN) && holds(kept, sizes);
    }

    private static boolean holds(Path kept, Map<String, Long> sizes) throws IOException {
        for (var file : sizes.entrySet()) {
            var path = kept.resolve(file.getKey());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(path) != file.getValue()) {
                return false;
            }
        }
        return true;
    }
}
