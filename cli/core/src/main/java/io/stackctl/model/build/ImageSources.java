package io.stackctl.model.build;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the Dockerfiles of a stack say.
 *
 * @param graph which images stand on which
 * @param foreign the images that an image stands on and that are not the stack's own, by its name
 *     in normal form
 * @param mistakes why an image cannot be built, by its name in normal form; it matters only when it
 *     is to be
 */
public record ImageSources(
        ImageGraph graph, Map<String, List<String>> foreign, Map<String, Mistake> mistakes) {

    /** Nothing is built. */
    public static final ImageSources NONE = new ImageSources(ImageGraph.EMPTY, Map.of(), Map.of());

    public ImageSources {
        foreign = Map.copyOf(foreign);
        mistakes = Map.copyOf(mistakes);
    }

    /** The images that an image stands on and that are not the stack's own, sorted. */
    public List<String> foreignTo(String image) {
        return foreign.getOrDefault(ImageNames.normal(image), List.of());
    }

    /** Whether an image can be built, as far as its Dockerfile tells. */
    public boolean isSound(String image) {
        return !mistakes.containsKey(ImageNames.normal(image));
    }

    /**
     * Makes sure that these images can be built, as far as their Dockerfiles tell.
     *
     * @throws StackException with every mistake
     */
    public void requireSound(Collection<String> images) {
        List<Mistake> found =
                images.stream()
                        .map(image -> mistakes.get(ImageNames.normal(image)))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList();
        if (!found.isEmpty()) {
            throw new StackException(new InvalidDefinition(found));
        }
    }
}
