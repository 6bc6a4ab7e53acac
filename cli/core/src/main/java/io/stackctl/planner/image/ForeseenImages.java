package io.stackctl.planner.image;

import io.stackctl.model.build.ImageNames;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Target;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullBase;
import io.stackctl.step.image.PullImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that earlier steps of the same plan bring or make. What they will be is not known before,
 * so the containers that run them are planned to be replaced.
 */
public final class ForeseenImages {

    private final Map<String, List<Integer>> steps = new HashMap<>();
    private final Map<String, String> causes = new HashMap<>();

    /**
     * Those of a plan.
     *
     * @param images pulls and builds, which keep their numbers
     */
    public ForeseenImages(Plan<Step> images) {
        for (var numbered : images.actions()) {
            var target = numbered.action().target();
            if (target.kind() == Target.Kind.IMAGE) {
                var image = ImageNames.normal(target.name());
                steps.computeIfAbsent(image, _ -> new ArrayList<>()).add(numbered.number());
                if (!isCurrent(numbered.action())) {
                    causes.putIfAbsent(image, cause(numbered.number(), numbered.action()));
                }
            }
        }
    }

    private static boolean isCurrent(Step step) {
        return step instanceof PullImage pull && pull.current();
    }

    private static String cause(int number, Step step) {
        boolean pulled = step instanceof PullImage || step instanceof PullBase;
        return pulled ? "if " + number + " brings another image" : "image made by " + number;
    }

    /** Why containers of an image are replaced; empty when it stays as it is. */
    public Optional<String> change(String image) {
        return Optional.ofNullable(causes.get(ImageNames.normal(image)));
    }

    /** The steps after which an image is there. */
    public List<Integer> stepsOf(String image) {
        return steps.getOrDefault(ImageNames.normal(image), List.of());
    }
}
