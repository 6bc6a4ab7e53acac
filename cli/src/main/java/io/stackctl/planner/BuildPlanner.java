package io.stackctl.planner;

import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.FetchBase;
import io.stackctl.step.image.ImageBases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans the images that a stack makes itself: those of services, and before them the base images
 * that they stand on. A base image is made when it is absent and something needs it, or when builds
 * were asked for; what stands on one that is made is built again.
 */
final class BuildPlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final ImageSources sources;
    private final ImageOptions options;
    private final Map<String, BaseImage> bases = new LinkedHashMap<>();
    private final Map<String, Service> services = new TreeMap<>();
    private final Map<String, String> causes = new HashMap<>();

    BuildPlanner(Stack stack, ObservedStack observed, ImageSources sources, ImageOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.sources = sources;
        this.options = options;
        stack.extension()
                .baseImages()
                .forEach(base -> bases.put(ImageNames.normal(base.name().value()), base));
        for (var service : stack.builtServices()) {
            services.putIfAbsent(ImageNames.normal(stack.imageOf(service).value()), service);
        }
    }

    /**
     * Adds the steps, each behind those that make its bases.
     *
     * @param wanted causes by the names of images that services need, built or base
     */
    void plan(Map<String, String> wanted, PlanBuilder<Step> steps) {
        wanted.forEach((image, cause) -> causes.put(ImageNames.normal(image), cause));
        var known = -1;
        while (known != causes.size()) {
            known = causes.size();
            sources.graph().inOrder().forEach(this::decide);
        }
        sources.requireSound(causes.keySet());
        var images = new NewImages(stack, sources, options.choices());
        Map<String, Integer> numbers = new HashMap<>();
        for (var image : sources.graph().inOrder()) {
            var cause = causes.get(image);
            if (cause != null) {
                List<Integer> behind = new ArrayList<>();
                for (var base : sources.graph().basesOf(image)) {
                    Optional.ofNullable(numbers.get(base)).ifPresent(behind::add);
                }
                numbers.put(image, steps.add(step(image, cause, images), behind));
            }
        }
    }

    private void decide(String image) {
        if (causes.containsKey(image)) {
            return;
        }
        var isNeeded = causes.keySet().stream().anyMatch(wanted -> standsOn(wanted, image));
        if (isNeeded && isAbsent(image)) {
            causes.put(image, "not found");
        } else if (isNeeded && isAskedFor(image)) {
            causes.put(image, "asked for");
        } else if ((isNeeded || isSelected(image)) && !isFromRegistry(image)) {
            sources.graph().basesOf(image).stream()
                    .filter(base -> causes.containsKey(base) && !isAbsent(image))
                    .findFirst()
                    .ifPresent(base -> causes.put(image, base + " is made anew"));
        }
    }

    private boolean isSelected(String image) {
        return stack.services().stream()
                .anyMatch(service ->
                        service.build().isPresent()
                                && ImageNames.same(stack.imageOf(service).value(), image));
    }

    private boolean isAskedFor(String image) {
        var base = bases.get(image);
        if (base != null && base.pull() && options.choices().pull()) {
            return true;
        }
        return options.build() == ImageOptions.Build.ALWAYS
                && (base == null || base.buildDirectory().isPresent())
                && !isFromRegistry(image);
    }

    /** Whether a base image is there that a registry gave, though it could be built as well. */
    private boolean isFromRegistry(String image) {
        var base = bases.get(image);
        return base != null
                && base.pull()
                && observed.image(image).filter(found -> !ImageBases.isBuilt(found)).isPresent();
    }

    private boolean standsOn(String image, String base) {
        return sources.graph().allBasesOf(image).contains(base);
    }

    private boolean isAbsent(String image) {
        return observed.images().keySet().stream().noneMatch(name -> ImageNames.same(name, image));
    }

    private Step step(String image, String cause, NewImages images) {
        var service = services.get(image);
        if (service != null) {
            return new BuildImage(images.ofService(service, service.build().orElseThrow()), cause);
        }
        var base = Objects.requireNonNull(bases.get(image));
        var built = base.buildDirectory().map(directory -> images.ofBase(base, directory));
        var fetched =
                built.isEmpty() || (base.pull() && (isAbsent(image) || options.choices().pull()));
        return fetched ? new FetchBase(base, built, cause) : new BuildImage(built.get(), cause);
    }
}
