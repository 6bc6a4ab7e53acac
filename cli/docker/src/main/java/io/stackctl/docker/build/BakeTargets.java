package io.stackctl.docker.build;

import io.stackctl.engine.Buildx.Image;
import io.stackctl.model.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the images of a bake are called there. A target's name has letters, digits, {@code _} and
 * {@code -}; a service's may have dots as well.
 */
final class BakeTargets {

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> byReference = new HashMap<>();
    private final Map<String, Image> byTarget = new HashMap<>();

    BakeTargets(List<Image> images) {
        List<Image> inOrder = new ArrayList<>(images);
        // Whoever has a name of that form keeps it, whatever others become.
        inOrder.sort(
                Order.inTurn(
                        List.of(
                                Order.by(image -> !image.name().equals(allowed(image.name()))),
                                Order.by(Image::name))));
        Set<String> taken = new HashSet<>();
        for (var image : inOrder) {
            var target = allowed(image.name());
            while (!taken.add(target)) {
                target += "_";
            }
            byName.put(image.name(), target);
            byReference.put(image.spec().tags().getFirst(), target);
            byTarget.put(target, image);
        }
    }

    private static String allowed(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    String of(Image image) {
        return byName.getOrDefault(image.name(), "");
    }

    /** The target that builds an image of that name; empty for images from elsewhere. */
    String building(String reference) {
        return byReference.getOrDefault(reference, "");
    }

    /**
     * The image that a step is about.
     *
     * @param title {@code [TARGET 2/3] RUN make}, or {@code [TARGET] exporting to image}; of a lone
     *     target without its name
     * @param otherwise for a step that is about none, or several
     */
    Image of(String title, Image otherwise) {
        var name = title.startsWith("[") ? title.substring(1).split("[ \\]]", 2)[0] : "";
        return byTarget.getOrDefault(name, otherwise);
    }
}
