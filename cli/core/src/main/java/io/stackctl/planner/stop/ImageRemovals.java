package io.stackctl.planner.stop;

import io.stackctl.model.name.ImageName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.step.Step;
import io.stackctl.step.image.RemoveImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * Removes images with all their names. Names of one image are removed one after the other: the
 * engine removes an image with its last name, and of two that go at once it takes neither for the
 * last (20.10: the image stays without a name, or {@code unrecognized image ID}).
 */
final class ImageRemovals {

    /** What deployments name images by, beside their own names. */
    private static final String KEPT = ":stackctl-r";

    private ImageRemovals() {}

    static void add(
            PlanBuilder<Step> steps,
            Collection<ImageName> images,
            String cause,
            List<Integer> behind) {
        var others = new ArrayList<ImageName>();
        var last = new HashMap<String, List<Integer>>();
        for (var image : new TreeSet<>(images)) {
            int tag = image.value().lastIndexOf(KEPT);
            if (tag < 0) {
                others.add(image);
            } else {
                var repository = image.value().substring(0, tag);
                int step =
                        steps.add(
                                new RemoveImage(image, cause),
                                last.getOrDefault(repository, behind));
                last.put(repository, List.of(step));
            }
        }
        var before = new ArrayList<>(behind);
        last.values().forEach(before::addAll);
        others.forEach(image -> steps.add(new RemoveImage(image, cause), steps.ends(before)));
    }
}
