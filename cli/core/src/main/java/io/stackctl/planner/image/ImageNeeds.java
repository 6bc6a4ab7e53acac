package io.stackctl.planner.image;

import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.state.ObservedStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides which images a stack makes itself: those of services, and before them the base images
 * that they stand on. A base image is made when it is absent and something needs it, or when builds
 * were asked for; what stands on one that is made is built again.
 */
final class ImageNeeds {

    private final Stack stack;
    private final ObservedStack observed;
    private final ImageSources sources;
    private final ImageOptions options;
    private final Map<String, BaseImage> bases = new LinkedHashMap<>();
    private final Map<String, Need> needs = new HashMap<>();

    /**
     * Why and when an image is made.
     *
     * @param insteadOf numbers of pulls: it is made only when one of them brings nothing; empty
     *     when it is made in any case
     * @param fetched whether a registry is asked first
     */
    record Need(String cause, List<Integer> insteadOf, boolean fetched) {

        Need {
            insteadOf = List.copyOf(insteadOf);
        }

        /** One that a service has. */
        static Need of(String cause) {
            return new Need(cause, List.of(), false);
        }
    }

    private ImageNeeds(
            Stack stack, ObservedStack observed, ImageSources sources, ImageOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.sources = sources;
        this.options = options;
        stack.extension()
                .baseImages()
                .forEach(base -> bases.put(ImageNames.normal(base.name().value()), base));
    }

    /**
     * Decides.
     *
     * @param wanted what services need, by the images' names, built or base
     * @throws io.stackctl.failure.StackException when a Dockerfile of what is made is wrong
     */
    static ImageNeeds of(
            Map<String, Need> wanted,
            Stack stack,
            ObservedStack observed,
            ImageSources sources,
            ImageOptions options) {
        var decision = new ImageNeeds(stack, observed, sources, options);
        wanted.forEach((image, need) ->
                decision.needs.put(
                        ImageNames.normal(image),
                        new Need(
                                need.cause(),
                                need.insteadOf(),
                                decision.isFetched(ImageNames.normal(image)))));
        Map<String, Need> before = Map.of();
        while (!before.equals(decision.needs)) {
            before = Map.copyOf(decision.needs);
            sources.graph().inOrder().forEach(decision::decide);
        }
        sources.requireSound(decision.needs.keySet());
        return decision;
    }

    /**
     * Why an image is made; empty when it is not.
     *
     * @param image its name in normal form
     */
    Optional<Need> of(String image) {
        return Optional.ofNullable(needs.get(image));
    }

    private void decide(String image) {
        var needing = needsOfWhatStandsOn(image);
        var known = needs.get(image);
        if (known != null) {
            if (!known.insteadOf().isEmpty() && !needing.isEmpty()) {
                needing.add(known);
                needs.put(image, new Need(known.cause(), conditions(needing), known.fetched()));
            }
        } else if (!needing.isEmpty() && isAbsent(image, observed)) {
            put(image, "not found", needing);
        } else if (!needing.isEmpty() && isAskedFor(image)) {
            put(image, "asked for", needing);
        } else if ((!needing.isEmpty() || isSelected(image))
                && !isFromRegistry(image)
                && !isAbsent(image, observed)) {
            sources.graph().basesOf(image).stream()
                    .filter(needs::containsKey)
                    .findFirst()
                    .ifPresent(base ->
                            put(
                                    image,
                                    base + " is made anew",
                                    of(base).map(List::of).orElse(List.of())));
        }
    }

    private void put(String image, String cause, Collection<Need> needing) {
        needs.put(image, new Need(cause, conditions(needing), isFetched(image)));
    }

    private List<Need> needsOfWhatStandsOn(String base) {
        List<Need> needing = new ArrayList<>();
        needs.forEach((image, need) -> {
            if (sources.graph().allBasesOf(image).contains(base)) {
                needing.add(need);
            }
        });
        return needing;
    }

    /** In any case when one of them is needed in any case, else when one of them is. */
    private static List<Integer> conditions(Collection<Need> needing) {
        var conditions = new TreeSet<Integer>();
        for (var need : needing) {
            if (need.insteadOf().isEmpty()) {
                return List.of();
            }
            conditions.addAll(need.insteadOf());
        }
        return List.copyOf(conditions);
    }

    private boolean isSelected(String image) {
        return stack.services().stream()
                .anyMatch(service ->
                        service.build().isPresent()
                                && ImageNames.same(stack.imageOf(service).value(), image));
    }

    private boolean isFetched(String image) {
        var base = bases.get(image);
        return base != null
                && (isMadeNowhere(base)
                        || (base.pull()
                                && (isAbsent(image, observed)
                                        || options.choices().pull()
                                        || base.buildDirectory().isEmpty())));
    }

    private static boolean isMadeNowhere(BaseImage base) {
        return base.buildDirectory().isEmpty() && base.bootstrap().isEmpty();
    }

    private boolean isAskedFor(String image) {
        var base = bases.get(image);
        if (base != null && base.pull() && options.choices().pull()) {
            return true;
        }
        return options.policy().build() == ImagePolicy.Build.ALWAYS
                && (base == null || base.buildDirectory().isPresent())
                && !isFromRegistry(image);
    }

    /** Whether a base image is there that a registry gave, though it could be built as well. */
    private boolean isFromRegistry(String image) {
        var base = bases.get(image);
        return base != null
                && base.pull()
                && observed.image(image).filter(found -> !found.labels().isBuiltBase()).isPresent();
    }

    /** Whether the engine does not have an image. */
    static boolean isAbsent(String image, ObservedStack observed) {
        return observed.images().keySet().stream().noneMatch(name -> ImageNames.same(name, image));
    }
}
