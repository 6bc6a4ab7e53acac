package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;

/** Contents by key: what a ConfigMap or a Secret holds. */
final class FileMap {

    /** An object of a cluster is stored in one piece of at most so much; the rest is its own. */
    private static final int LONGEST = 1_000_000;

    /** One of them, as it is written. */
    private record Content(String encoded, Location place) {

        byte[] bytes() {
            return Base64.getDecoder().decode(encoded);
        }
    }

    private final TreeMap<String, Content> contents = new TreeMap<>();

    /** A key of it, made of any text: what may be none in a key becomes {@code _}. */
    static String key(String text) {
        var key = text.replaceAll("[^-._a-zA-Z0-9]", "_").replaceFirst("^\\.+", "_");
        return key.length() <= 253
                ? key
                : ObjectNames.hash(text) + key.substring(key.length() - 200);
    }

    void put(String key, byte[] bytes, Location place) {
        contents.put(key, new Content(Base64.getEncoder().encodeToString(bytes), place));
    }

    boolean isEmpty() {
        return contents.isEmpty();
    }

    boolean isTooLong() {
        return contents.values().stream()
                        .mapToLong(content -> content.encoded().length() * 3L / 4)
                        .sum()
                > LONGEST;
    }

    /** Changes with what it holds. */
    String digest() {
        var all = new StringBuilder();
        contents.forEach((key, content) ->
                all.append(key).append('\0').append(content.encoded()).append('\0'));
        return ObjectNames.hash(all.toString());
    }

    KubernetesObject configMap(Mapping metadata, Location place) {
        var texts = new Fields(place);
        var others = new Fields(place);
        fill(texts, others);
        return KubernetesObject.of(
                "v1",
                "ConfigMap",
                metadata,
                new Fields(place).put("data", texts).put("binaryData", others),
                place);
    }

    KubernetesObject secret(Mapping metadata, Location place) {
        var texts = new Fields(place);
        var others = new Fields(place);
        fill(texts, others);
        return KubernetesObject.of(
                "v1",
                "Secret",
                metadata,
                new Fields(place)
                        .text("type", "Opaque")
                        .put("data", others)
                        .put("stringData", texts),
                place);
    }

    private void fill(Fields texts, Fields others) {
        contents.forEach((key, content) -> {
            var text = text(content.bytes());
            if (text.isPresent()) {
                texts.put(key, new Scalar.Text(text.get(), content.place()));
            } else {
                others.text(key, content.encoded(), content.place());
            }
        });
    }

    /** What is UTF-8 without control characters that YAML knows no writing for. */
    private static Optional<String> text(byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var odd =
                    text.codePoints()
                            .anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
            return odd ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
