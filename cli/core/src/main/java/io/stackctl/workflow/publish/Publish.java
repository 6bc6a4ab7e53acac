package io.stackctl.workflow.publish;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Stack;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Manifest;
import io.stackctl.registry.Registry;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.image.ImagePin;
import io.stackctl.workflow.image.Push;
import io.stackctl.workflow.remote.ArtifactLabels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code publish}: pushes the images that are built here, and puts the definition into a registry
 * as Docker Compose does, so that either tool can start it from there.
 */
public final class Publish {

    private static final byte[] EMPTY = {'{', '}'};

    private final Surroundings around;
    private final Registry registry;

    public Publish(Surroundings around, Registry registry) {
        this.around = around;
        this.registry = registry;
    }

    /**
     * Does it.
     *
     * @param stack with all profiles
     * @param variables those in paths of the definition
     * @throws StackException when the user declines, and nothing was sent; or for the first failure
     */
    public void run(Stack stack, Map<String, String> variables, PublishRequest request) {
        var files =
                PublishedFiles.of(
                        stack.sources().configFiles(),
                        stack.sources().projectDirectory(),
                        variables::get);
        var checks = new PublishChecks(stack, files, around.confirmation());
        if (!checks.accepted(request.environment())) {
            throw new StackException(new Interrupted());
        }
        new Push(around).run(stack, true);
        var layers = new PublishedLayers(stack, files, new ImagePin(around)).of(request);
        tell(request, Status.PUBLISHING);
        try {
            if (!around.dryRun()) {
                send(stack, layers, request);
            }
        } catch (StackException e) {
            around.events()
                    .accept(
                            new Event.ResourceChanged(
                                    Resource.tag(request.name()),
                                    Status.FAILED,
                                    e.failure().words()));
            throw e;
        }
        tell(request, Status.PUBLISHED);
    }

    private void tell(PublishRequest request, Status status) {
        around.events().accept(new Event.ResourceChanged(Resource.tag(request.name()), status, ""));
    }

    private void send(Stack stack, List<PublishedLayer> layers, PublishRequest request) {
        var target = request.target();
        registry.putBlob(target, EMPTY);
        layers.forEach(layer -> registry.putBlob(target, layer.content()));
        var described = layers.stream().map(PublishedLayer::descriptor).toList();
        var stored = putManifest(described, request);
        if (request.images()) {
            var images =
                    PublishedLayers.withImages(stack).stream()
                            .map(service -> reference(stack.imageOf(service).value()))
                            .distinct()
                            .map(image -> registry.copy(image, target))
                            .toList();
            registry.putManifest(
                    target.at(stored.digest()),
                    new Manifest(
                            Manifest.INDEX,
                            "",
                            Optional.empty(),
                            List.of(),
                            images,
                            Optional.of(stored),
                            version()));
        }
    }

    /** Registries of before artifacts had types get the form that they know. */
    private Descriptor putManifest(List<Descriptor> layers, PublishRequest request) {
        if (!request.version().isEmpty()) {
            return registry.putManifest(request.target(), manifest(layers, request.version()));
        }
        try {
            return registry.putManifest(request.target(), manifest(layers, PublishRequest.TYPED));
        } catch (StackException e) {
            if (e.failure() instanceof RegistryFailure refusal && refusal.isUnsupported()) {
                return registry.putManifest(
                        request.target(), manifest(layers, PublishRequest.UNTYPED));
            }
            throw e;
        }
    }

    private static Manifest manifest(List<Descriptor> layers, String version) {
        var typed = version.equals(PublishRequest.TYPED);
        return new Manifest(
                Manifest.IMAGE,
                typed ? ArtifactLabels.TYPE : "",
                Optional.of(
                        Descriptor.of(
                                typed ? Descriptor.EMPTY : ArtifactLabels.EMPTY_CONFIG,
                                EMPTY,
                                Map.of())),
                layers,
                List.of(),
                Optional.empty(),
                Map.of(
                        "org.opencontainers.image.created",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static Map<String, String> version() {
        return Map.of(ArtifactLabels.VERSION, HashLevel.COMPOSE_5.version());
    }

    private static ArtifactReference reference(String image) {
        try {
            return ArtifactReference.of(image);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new OperationFailed(String.valueOf(e.getMessage()), e.remedy()), e);
        }
    }
}
