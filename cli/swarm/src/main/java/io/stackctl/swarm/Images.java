package io.stackctl.swarm;

import io.stackctl.cluster.ImageRoute;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Parallel;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.swarm.ImageOrigin.Kind;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds out which image a name means now, so that all machines run the same one: by asking
 * registries, by way of the manager, or the engine where an image is made and stays there.
 */
final class Images {

    private final EngineApi api;
    private final UnaryOperator<String> logins;

    Images(EngineApi api, UnaryOperator<String> logins) {
        this.api = api;
        this.logins = logins;
    }

    /**
     * How those that the stack makes itself come to the machines.
     *
     * @throws StackException when one cannot come to a machine that may run it, or not yet
     */
    Map<ServiceName, ImageRoute> routes(Stack stack) {
        var made =
                stack.services().stream()
                        .filter(service -> ImageOrigin.of(stack, service).kind() != Kind.FOREIGN)
                        .toList();
        if (made.isEmpty()) {
            return Map.of();
        }
        if (stack.extension().registry().equals(BundledRegistry.WORD)) {
            BundledRegistry.require(api);
        }
        var own = stack.withServices(made);
        return new ImageRoutes(own, api, told(own, _ -> false)).all();
    }

    /**
     * Those of all services. What no registry tells stays as it is where its name has not changed:
     * tasks are not made anew because a registry is away.
     *
     * @param coming why services get one that is not there yet
     */
    Map<ServiceName, PinnedImage> of(
            Stack stack, ObservedSwarm observed, Map<ServiceName, String> coming) {
        var told =
                told(
                        stack,
                        service ->
                                service.pullsMissingOnly()
                                        && asBefore(
                                                        stack.imageOf(service).value(),
                                                        service.name(),
                                                        observed)
                                                .isPresent());
        var local = new LocalImages(api);
        Map<ServiceName, PinnedImage> images = new HashMap<>();
        for (var service : stack.services()) {
            var origin = ImageOrigin.of(stack, service);
            var written = origin.written();
            var before = asBefore(written, service.name(), observed);
            var image =
                    Optional.ofNullable(told.get(written))
                            .or(() -> Optional.ofNullable(told.get(origin.reference())))
                            .or(() ->
                                    origin.staysHere()
                                            ? local.of(written, service.name(), observed)
                                            : before)
                            .orElseGet(() -> PinnedImage.unpinned(written));
            images.put(
                    service.name(),
                    coming.containsKey(service.name())
                            ? before.orElse(image).comingBy(coming.get(service.name()))
                            : image);
        }
        return images;
    }

    /**
     * What registries tell, by the reference that they were asked for.
     *
     * @param known which services need no answer
     */
    private Map<String, PinnedImage> told(Stack stack, Predicate<Service> known) {
        Map<String, Future<Optional<PinnedImage>>> asked = new LinkedHashMap<>();
        Map<String, PinnedImage> told = new HashMap<>();
        try (var questions = new Parallel()) {
            for (var service : stack.services()) {
                var origin = ImageOrigin.of(stack, service);
                if (origin.isAsked(service.pullPolicy(), known.test(service))) {
                    asked.computeIfAbsent(
                            origin.written(),
                            image -> questions.ask(() -> pinned(origin.written(), image)));
                }
                if (origin.isHomed()) {
                    asked.computeIfAbsent(
                            origin.reference(),
                            image -> questions.ask(() -> pinned(origin.written(), image)));
                }
            }
            asked.forEach((image, answer) ->
                    Parallel.answer(answer).ifPresent(pinned -> told.put(image, pinned)));
        }
        return told;
    }

    /**
     * What to say of those that come new to a swarm of several machines without a registry that has
     * them: a swarm would place tasks where the image is not, again and again.
     */
    List<String> warnings(Plan<SwarmAction> plan, Map<ServiceName, PinnedImage> images) {
        var unpinned = new TreeSet<String>();
        for (var numbered : plan.actions()) {
            numbered.action()
                    .bringsImageTo()
                    .map(images::get)
                    .filter(image -> !image.isPinned() && image.coming().isEmpty())
                    .ifPresent(image -> unpinned.add(image.written()));
        }
        if (unpinned.isEmpty() || api.list(ApiCall.get("/nodes"), node -> node).size() == 1) {
            return List.of();
        }
        return unpinned.stream()
                .map(image ->
                        "No registry tells of image "
                                + image
                                + ": only machines that have it can run it, and each runs the one"
                                + " that it has. Push it, or load it on every machine.")
                .toList();
    }

    private static Optional<PinnedImage> asBefore(
            String written, ServiceName name, ObservedSwarm observed) {
        return observed.service(name)
                .filter(service -> service.writtenImage().equals(written))
                .map(service ->
                        new PinnedImage(
                                written,
                                service.image(),
                                service.spec()
                                        .get("TaskTemplate")
                                        .get("Placement")
                                        .get("Platforms")));
    }

    private Optional<PinnedImage> pinned(String written, String asked) {
        if (asked.contains("@")) {
            return Optional.of(new PinnedImage(written, asked, Json.nothing()));
        }
        var reference = PinnedImage.tagged(asked);
        var call =
                ApiCall.get("/distribution/" + ApiCall.segment(reference) + "/json")
                        .header("X-Registry-Auth", logins.apply(reference));
        try {
            return Optional.of(api.object(call, answer -> pinned(written, reference, answer)));
        } catch (StackException untold) {
            if (untold.failure() instanceof EngineFailure failure && failure.isRefusal()) {
                return Optional.empty();
            }
            throw untold;
        }
    }

    private static PinnedImage pinned(String written, String reference, Json answer) {
        List<Json> platforms =
                answer.items("Platforms").stream()
                        .map(platform ->
                                new JsonBuilder()
                                        .putIfAny("Architecture", platform.text("architecture"))
                                        .putIfAny("OS", platform.text("os"))
                                        .build())
                        .toList();
        return new PinnedImage(
                written,
                reference + "@" + answer.get("Descriptor").required("digest"),
                new Json.JsonArray(platforms));
    }
}
