package io.stackctl.workflow.cluster;

import io.stackctl.cluster.ImageRoute;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.tree.Scalar;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.step.Step;
import io.stackctl.step.image.PushImage;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.image.ImageSupply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a stack's own images take before a cluster can run them: they are built on the engine that
 * is spoken to, and those that machines get from a registry are sent there.
 */
final class ClusterImages {

    private final Surroundings around;
    private final Stack stack;
    private final Map<ServiceName, ImageRoute> routes;
    private final ImagePolicy.Build build;

    /**
     * Prepares.
     *
     * @param routes of those that are made on the engine
     * @param build when; pull policies are not for these
     */
    ClusterImages(
            Surroundings around,
            Stack stack,
            Map<ServiceName, ImageRoute> routes,
            ImagePolicy.Build build) {
        this.around = around;
        this.stack = stack;
        this.routes = routes;
        this.build = build;
    }

    /** The steps, in which a push waits for the build of its image. */
    Plan<Step> plan() {
        var made =
                stack.services().stream()
                        .filter(this::isNeeded)
                        .map(ClusterImages::withoutPull)
                        .toList();
        if (made.isEmpty()) {
            return Plan.empty();
        }
        var part = stack.withServices(made);
        var images =
                ImageSupply.plan(
                        part,
                        StackObservation.of(around.engine(), part),
                        new ImageOptions(
                                new ImagePolicy(Optional.empty(), build),
                                false,
                                BuildChoices.NONE,
                                Set.of(),
                                Instant.now()));
        var steps = Step.plan();
        steps.addAll(images);
        Set<String> pushed = new HashSet<>();
        for (var service : made) {
            var route = routes.get(service.name());
            if (route != null && route.pushed() && pushed.add(route.reference())) {
                var image = stack.imageOf(service);
                var makers = makers(images, image);
                steps.add(
                        new PushImage(
                                image,
                                route.reference(),
                                makers.isEmpty()
                                        ? "not in the registry"
                                        : madeBy(makers.getLast())),
                        makers);
            }
        }
        return steps.build();
    }

    /** Why services get another image, as far as the steps may bring one. */
    Map<ServiceName, String> coming(Plan<Step> steps) {
        Map<ServiceName, String> coming = new HashMap<>();
        for (var service : stack.services()) {
            var route = routes.get(service.name());
            if (route != null) {
                var brought = new ArrayList<>(makers(steps, stack.imageOf(service)));
                brought.addAll(makers(steps, ImageName.of(route.reference())));
                if (!brought.isEmpty()) {
                    coming.put(service.name(), madeBy(brought.getLast()));
                }
            }
        }
        return coming;
    }

    private static List<Integer> makers(Plan<Step> steps, ImageName image) {
        return steps.actions().stream()
                .filter(numbered -> numbered.action().target().name().equals(image.value()))
                .map(Plan.Numbered::number)
                .toList();
    }

    private static String madeBy(int number) {
        return "image made by " + number;
    }

    private boolean isNeeded(Service service) {
        var route = routes.get(service.name());
        return route != null && !(route.pushed() && route.there() && !isBuiltAnyway(service));
    }

    private boolean isBuiltAnyway(Service service) {
        return service.build().isPresent()
                && (build == ImagePolicy.Build.ALWAYS
                        || (build != ImagePolicy.Build.NEVER
                                && service.pullPolicy() instanceof PullPolicy.Build));
    }

    /** No registry has what is asked for here, or it is to be made anew. */
    private static Service withoutPull(Service service) {
        if (service.pullPolicy() instanceof PullPolicy.Build) {
            return service;
        }
        var definition = service.definition();
        return new Service(
                service.name(),
                definition.with("pull_policy", new Scalar.Text("never", definition.location())));
    }
}
