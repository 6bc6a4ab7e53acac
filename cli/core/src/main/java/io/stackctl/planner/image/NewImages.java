package io.stackctl.planner.image;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.ImageSources;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.NewLabels;
import io.stackctl.step.image.NewImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what building an image of a stack takes. */
final class NewImages {

    private final Stack stack;
    private final HashLevel level;
    private final ImageSources sources;
    private final BuildChoices choices;

    /**
     * Prepares.
     *
     * @param level whose images they are to be: an image with another label is another image
     */
    NewImages(Stack stack, ImageSources sources, BuildChoices choices, HashLevel level) {
        this.stack = stack;
        this.level = level;
        this.sources = sources;
        this.choices = choices;
    }

    /** A base image; its directory is given. */
    NewImage ofBase(BaseImage base, String directory) {
        var definition = BuildDefinition.of(directory);
        return of(
                base.name(),
                base.name().value(),
                definition,
                NewLabels.ofBaseImage(base.name().value()),
                "");
    }

    /** The image of a service that has a build section. */
    NewImage ofService(Service service, BuildDefinition definition) {
        return of(
                stack.imageOf(service),
                service.name().value(),
                definition,
                NewLabels.ofImage(stack.name(), service.name(), level, definition.labels()),
                platform(service, definition));
    }

    private NewImage of(
            ImageName name,
            String target,
            BuildDefinition definition,
            Map<String, String> labels,
            String platform) {
        var bases = sources.graph().basesOf(name.value());
        var contexts = contexts(definition);
        var byBuilder = bases.isEmpty() && contexts.isEmpty();
        return new NewImage(
                name,
                target,
                definition.withSsh(choices.ssh()),
                definition.tags(),
                arguments(definition),
                labels,
                contexts,
                definition.secrets().stream()
                        .map(grant -> secret(grant.source(), grant.target()))
                        .toList(),
                platform,
                choices.noCache() || definition.noCache(),
                isToFetch(definition) && byBuilder,
                choices.memory(),
                bases);
    }

    private boolean isToFetch(BuildDefinition definition) {
        return choices.pull() || definition.pull();
    }

    /**
     * What is fetched before an image is built, where the builder must not ask a registry for
     * everything: nobody else has the stack's own images, or those that stand for named contexts.
     */
    List<String> fetchedBefore(NewImage image) {
        return isToFetch(image.definition()) && !image.pull()
                ? sources.foreignTo(image.name().value())
                : List.of();
    }

    private Map<String, String> arguments(BuildDefinition definition) {
        Map<String, String> arguments = new LinkedHashMap<>();
        definition
                .args()
                .forEach((name, value) -> value.ifPresent(present -> arguments.put(name, present)));
        arguments.putAll(choices.arguments());
        return arguments;
    }

    private Map<String, BuildContext> contexts(BuildDefinition definition) {
        Map<String, BuildContext> contexts = new LinkedHashMap<>();
        definition
                .additionalContexts()
                .forEach((name, text) -> {
                    var context = BuildContext.of(text);
                    contexts.put(
                            name,
                            context instanceof BuildContext.OfService(var service)
                                    ? imageOf(service)
                                            .<BuildContext>map(BuildContext.Image::new)
                                            .orElse(context)
                                    : context);
                });
        return contexts;
    }

    private Optional<String> imageOf(ServiceName service) {
        return stack.builtServices().stream()
                .filter(found -> found.name().equals(service))
                .map(found -> stack.imageOf(found).value())
                .findFirst();
    }

    private NewImage.BuildSecret secret(String source, String target) {
        var id = target.isEmpty() ? source : target;
        var defined = stack.secret(source);
        return new NewImage.BuildSecret(
                id,
                defined.flatMap(FileDefinition::file),
                defined.flatMap(FileDefinition::content)
                        .or(() ->
                                defined.flatMap(FileDefinition::environment)
                                        .map(name -> stack.variable(name).orElse("")))
                        .orElse(""),
                defined.flatMap(FileDefinition::environment));
    }

    /** The service's platform, the only one of the build section, or the client's default. */
    private String platform(Service service, BuildDefinition definition) {
        List<String> platforms = definition.platforms();
        if (!service.platform().isEmpty()) {
            return service.platform();
        }
        var usual = stack.variable(Stack.DEFAULT_PLATFORM).orElse("");
        if (usual.isEmpty()) {
            return platforms.size() == 1 ? platforms.getFirst() : "";
        }
        if (!platforms.isEmpty() && !platforms.contains(usual)) {
            throw new StackException(
                    new InvalidRequest(
                            "service \""
                                    + service.name()
                                    + "\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: "
                                    + usual));
        }
        return usual;
    }
}
