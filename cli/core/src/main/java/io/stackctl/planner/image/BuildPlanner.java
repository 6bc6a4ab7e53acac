package io.stackctl.planner.image;

import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.step.Step;
import io.stackctl.step.image.BootstrapImage;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.NewImage;
import io.stackctl.step.image.PullBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Turns what was decided on the images that a stack makes itself into steps. */
final class BuildPlanner {

    private final Map<String, BaseImage> bases = new LinkedHashMap<>();
    private final Map<String, Service> services = new TreeMap<>();
    private final ImageSources sources;
    private final NewImages images;
    private final PlanBuilder<Step> steps;
    private final Map<String, Integer> pulls;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<List<Object>, Integer> fetched = new HashMap<>();

    /**
     * Prepares.
     *
     * @param pulls the steps that fetch images for services, by the images' names in normal form
     */
    BuildPlanner(
            Stack stack,
            ImageSources sources,
            NewImages images,
            PlanBuilder<Step> steps,
            Map<String, Integer> pulls) {
        this.sources = sources;
        this.images = images;
        this.steps = steps;
        this.pulls = Map.copyOf(pulls);
        stack.extension()
                .baseImages()
                .forEach(base -> bases.put(ImageNames.normal(base.name().value()), base));
        for (var service : stack.builtServices()) {
            services.putIfAbsent(ImageNames.normal(stack.imageOf(service).value()), service);
        }
    }

    /** Adds the steps, each behind those that make its bases. */
    void plan(ImageNeeds needs) {
        for (var image : sources.graph().inOrder()) {
            needs.of(image).ifPresent(need -> made.put(image, add(image, need)));
        }
    }

    private int add(String image, ImageNeeds.Need need) {
        var service = services.get(image);
        if (service != null) {
            return build(images.ofService(service, service.build().orElseThrow()), need);
        }
        var base = Objects.requireNonNull(bases.get(image));
        if (!need.fetched()) {
            return make(base, need).orElseThrow();
        }
        var optional = base.buildDirectory().isPresent() || base.bootstrap().isPresent();
        int pull =
                steps.add(
                        new PullBase(base.name(), "", optional, need.cause()),
                        List.of(),
                        need.insteadOf());
        return make(base, new ImageNeeds.Need(brings(pull), List.of(pull), false)).orElse(pull);
    }

    /** The cause of what is done when a pull does not bring an image. */
    static String brings(int pull) {
        return "if " + pull + " does not bring it";
    }

    private Optional<Integer> make(BaseImage base, ImageNeeds.Need need) {
        return base.buildDirectory()
                .map(directory -> build(images.ofBase(base, directory), need))
                .or(() ->
                        base.bootstrap()
                                .map(script ->
                                        steps.add(
                                                new BootstrapImage(
                                                        base.name(), script, need.cause()),
                                                List.of(),
                                                need.insteadOf())));
    }

    private int build(NewImage image, ImageNeeds.Need need) {
        var name = image.name().value();
        List<Integer> behind = new ArrayList<>();
        for (var base : sources.graph().basesOf(name)) {
            Optional.ofNullable(made.get(base))
                    .or(() -> Optional.ofNullable(pulls.get(base)))
                    .ifPresent(behind::add);
        }
        var toFetch = images.fetchedBefore(image);
        for (var foreign : sources.foreignTo(name)) {
            var pull = pulls.get(ImageNames.normal(foreign));
            if (pull != null) {
                behind.add(pull);
            } else if (toFetch.contains(foreign)) {
                behind.add(fetch(foreign, image.platform(), need.insteadOf()));
            }
        }
        return steps.add(new BuildImage(image, need.cause()), behind, need.insteadOf());
    }

    private int fetch(String image, String platform, Collection<Integer> insteadOf) {
        return fetched.computeIfAbsent(
                List.of(image, platform, insteadOf),
                _ ->
                        steps.add(
                                new PullBase(ImageName.of(image), platform, false, "asked for"),
                                List.of(),
                                insteadOf));
    }
}
