package io.stackctl.step.image;

import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.model.name.ImageId;
import io.stackctl.state.NewLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns planned images into what the engine is asked to build. */
public final class BuildSpecs {

    private BuildSpecs() {}

    /**
     * The build of an image.
     *
     * @param bases ids of the stack's own images that it is made from, by name
     */
    public static BuildSpec of(NewImage image, Map<String, ImageId> bases) {
        List<String> tags = new ArrayList<>(List.of(image.name().value()));
        tags.addAll(image.tags());
        return new BuildSpec(
                image.definition(),
                tags,
                image.arguments(),
                NewLabels.basedOn(bases, image.labels()),
                image.contexts(),
                image.secrets().stream()
                        .map(secret ->
                                new Secret(
                                        secret.id(),
                                        secret.file(),
                                        secret.content(),
                                        secret.variable()))
                        .toList(),
                image.platform(),
                image.noCache(),
                image.pull(),
                image.memory());
    }
}
