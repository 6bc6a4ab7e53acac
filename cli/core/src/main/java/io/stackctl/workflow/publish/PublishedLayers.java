package io.stackctl.workflow.publish;

import io.stackctl.definition.yaml.YamlPrinter;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.Reason;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.workflow.remote.ArtifactLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The contents that a stack is published as. */
final class PublishedLayers {

    private final Stack stack;
    private final PublishedFiles files;
    private final UnaryOperator<String> pin;

    /**
     * Prepares.
     *
     * @param pin gives an image's name with its digest
     */
    PublishedLayers(Stack stack, PublishedFiles files, UnaryOperator<String> pin) {
        this.stack = stack;
        this.files = files;
        this.pin = pin;
    }

    /** Definitions first, in the order in which they count. */
    List<PublishedLayer> of(PublishRequest request) {
        var layers = new ArrayList<PublishedLayer>();
        for (var file : files.all()) {
            var annotations = new HashMap<>(Map.of(ArtifactLabels.NAME, file.name()));
            if (!file.main()) {
                annotations.put(ArtifactLabels.EXTENDED, "true");
            }
            layers.add(PublishedLayer.of(ArtifactLabels.DEFINITION, file.text(), annotations));
        }
        if (request.environment()) {
            files.envFiles()
                    .forEach((path, file) -> envFile(path, file.name()).ifPresent(layers::add));
        }
        if (request.digests()) {
            layers.add(
                    PublishedLayer.of(
                            ArtifactLabels.DEFINITION,
                            pinned(),
                            Map.of(ArtifactLabels.NAME, "image-digests.yaml")));
        }
        return layers;
    }

    /** Empty for one that a service can do without, and that is not there. */
    private static Optional<PublishedLayer> envFile(String path, String name) {
        if (!Files.exists(Path.of(path))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    PublishedLayer.of(
                            ArtifactLabels.ENV_FILE,
                            InputFile.read(Path.of(path)),
                            Map.of(ArtifactLabels.ENV_NAME, name)));
        } catch (IOException e) {
            throw new StackException(
                    new OperationFailed(
                            "env file " + Reason.of(e),
                            "make it readable, or do without --with-env"),
                    e);
        }
    }

    private String pinned() {
        var services = Mapping.builder(Location.NONE);
        for (var service : withImages(stack)) {
            services.put(
                    service.name().value(),
                    Mapping.empty(Location.NONE)
                            .with(
                                    "image",
                                    new Scalar.Text(
                                            pin.apply(stack.imageOf(service).value()),
                                            Location.NONE)));
        }
        return YamlPrinter.print(
                Mapping.empty(Location.NONE).with("services", services.build()), 2);
    }

    /** Services that are not made otherwise. */
    static List<Service> withImages(Stack stack) {
        return stack.services().stream().filter(service -> service.image().isPresent()).toList();
    }
}
