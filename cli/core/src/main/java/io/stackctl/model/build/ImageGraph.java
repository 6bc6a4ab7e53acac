package io.stackctl.model.build;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.DependencyOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which images that a stack makes stand on which others that it makes. Names are compared in their
 * normal form; images from elsewhere are no part of it.
 */
public final class ImageGraph {

    /** A stack that makes no images. */
    public static final ImageGraph EMPTY = new ImageGraph(Map.of());

    private final Map<String, Set<String>> bases;

    private ImageGraph(Map<String, Set<String>> bases) {
        this.bases = bases;
    }

    /**
     * Makes the graph.
     *
     * @param sources everything that each image is made from, by its name
     * @throws InvalidValueException when images stand on one another in a circle; the message names
     *     them
     */
    public static ImageGraph of(Map<String, ? extends Collection<String>> sources) {
        Map<String, Set<String>> bases = new TreeMap<>();
        for (var image : sources.keySet()) {
            bases.put(ImageNames.normal(image), new TreeSet<>());
        }
        sources.forEach((image, from) -> {
            var known = bases.getOrDefault(ImageNames.normal(image), new TreeSet<>());
            from.stream().map(ImageNames::normal).filter(bases::containsKey).forEach(known::add);
            // An image may replace the one it came from, as "docker build -t debian" from debian
            // does.
            known.remove(ImageNames.normal(image));
        });
        var graph = new ImageGraph(bases);
        graph.inOrder();
        return graph;
    }

    /**
     * The images of the stack that an image is made from directly, in their normal form, sorted.
     */
    public List<String> basesOf(String image) {
        return List.copyOf(bases.getOrDefault(ImageNames.normal(image), Set.of()));
    }

    /**
     * An image's bases, their bases, and so on, in their normal form; those that others stand on
     * come first.
     */
    public List<String> allBasesOf(String image) {
        var order = order();
        basesOf(image).forEach(order::add);
        return order.all();
    }

    /**
     * All images in their normal form, each after everything that it stands on; by name where that
     * leaves a choice.
     */
    public List<String> inOrder() {
        var order = order();
        bases.keySet().forEach(order::add);
        return order.all();
    }

    private DependencyOrder<String> order() {
        return new DependencyOrder<>(
                this::basesOf,
                circle -> {
                    throw refused(circle);
                });
    }

    private static InvalidValueException refused(List<String> circle) {
        return new InvalidValueException(
                "images are built from one another: "
                        + String.join(" from ", circle)
                        + " from "
                        + circle.getFirst(),
                "change a FROM, a COPY --from or an additional context so that one of them comes first");
    }
}
