package io.stackctl.workflow.remote;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that the layers of a published stack become, as Docker Compose writes them: definitions
 * one behind the other in {@code compose.yaml}, what they extend and env files under names of their
 * own, all in one folder.
 */
final class ArtifactFiles {

    /** The definition itself. */
    static final String MAIN = "compose.yaml";

    /** Between two definitions of one file. */
    static final String SEPARATOR = "\n---\n";

    private static final int MOST_LAYERS = 1000;
    private static final long MOST_BYTES = 4L * InputFile.LONGEST;

    private final Map<String, List<Part>> files;

    private ArtifactFiles(Map<String, List<Part>> files) {
        this.files = files;
    }

    /**
     * A layer in a file.
     *
     * @param before what is put in front of it
     */
    record Part(String before, Descriptor layer) {
        long size() {
            return before.length() + layer.size();
        }
    }

    /**
     * Plans them.
     *
     * @param name the artifact, for errors
     * @throws StackException when a file would lie outside of the folder, there is too much of
     *     them, or there is no definition
     */
    static ArtifactFiles of(Manifest manifest, String name) {
        var files = new LinkedHashMap<String, List<Part>>();
        long bytes = 0;
        for (var i = 0; i < manifest.layers().size(); i++) {
            var layer = manifest.layers().get(i);
            var isDefinition = layer.mediaType().equals(ArtifactLabels.DEFINITION);
            if (!isDefinition && !layer.mediaType().equals(ArtifactLabels.ENV_FILE)) {
                continue;
            }
            bytes += Math.max(layer.size(), 0);
            if (layer.size() < 0 || layer.size() > InputFile.LONGEST || bytes > MOST_BYTES) {
                throw refused(name, "it is too big for a definition");
            }
            var file = isDefinition ? definition(layer) : layer.annotation(ArtifactLabels.ENV_NAME);
            if (!isPlain(file)) {
                throw refused(name, "invalid OCI artifact: there is a file called '" + file + "'");
            }
            var parts = files.computeIfAbsent(file, _ -> new ArrayList<>());
            if (!isDefinition && !parts.isEmpty()) {
                throw refused(name, "invalid OCI artifact: it has two files called " + file);
            }
            var separated =
                    isDefinition && i > 0 && !layer.annotation(ArtifactLabels.NAME).isEmpty();
            parts.add(new Part(separated ? SEPARATOR : "", layer));
        }
        if (manifest.layers().size() > MOST_LAYERS) {
            throw refused(name, "it has more than " + MOST_LAYERS + " layers");
        }
        if (!files.containsKey(MAIN)) {
            throw refused(name, "there is no definition in it");
        }
        return new ArtifactFiles(files);
    }

    private static String definition(Descriptor layer) {
        return layer.annotations().containsKey(ArtifactLabels.EXTENDED)
                ? layer.annotation(ArtifactLabels.NAME)
                : MAIN;
    }

    /** Whether a file called so lies in the folder itself, and is nobody else's there. */
    private static boolean isPlain(String file) {
        return !file.isEmpty()
                && !file.startsWith(".")
                && file.length() <= 255
                && file.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f);
    }

    private static StackException refused(String name, String why) {
        return new StackException(
                new InvalidRequest(name + ": " + why, "whoever published it has to do so anew"));
    }

    /** Each file with the layers that it is made of. */
    Map<String, List<Part>> all() {
        return files;
    }

    /** The length of each in bytes. */
    Map<String, Long> sizes() {
        var sizes = new LinkedHashMap<String, Long>();
        files.forEach((file, parts) -> sizes.put(file, parts.stream().mapToLong(Part::size).sum()));
        return sizes;
    }
}
