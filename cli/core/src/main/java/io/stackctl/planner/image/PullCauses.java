package io.stackctl.planner.image;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.service.PullPolicy;
import java.util.Optional;

/** Says of the images that services need which are pulled, and why. */
final class PullCauses {

    private final Stack stack;
    private final LocalImages local;
    private final ImageOptions options;

    PullCauses(Stack stack, LocalImages local, ImageOptions options) {
        this.stack = stack;
        this.local = local;
        this.options = options;
    }

    /** Why the image of a service is pulled; empty when it is not. */
    Optional<String> of(Service service, ImageName image) {
        if (!options.pulls()
                || service.provider().isPresent()
                || service.image().isEmpty()
                || isBase(image)
                || (options.policy().build() == ImagePolicy.Build.ALWAYS
                        && service.build().isPresent())) {
            return Optional.empty();
        }
        var policy = policyOf(service);
        return policy instanceof PullPolicy.Never || policy instanceof PullPolicy.Build
                ? Optional.empty()
                : of(service, policy, image);
    }

    private Optional<String> of(Service service, PullPolicy policy, ImageName image) {
        if (policy instanceof PullPolicy.Always) {
            return Optional.of("pull policy always");
        }
        var found = local.of(service, image);
        if (found.isEmpty()) {
            return Optional.of(local.absence(service, image));
        }
        return policy instanceof PullPolicy.Every every
                        && !found.get().lastTagged().plus(every.age()).isAfter(options.now())
                ? Optional.of("older than its pull policy allows")
                : Optional.empty();
    }

    /** Why the image of a step is pulled that runs before a service; what is made here is not. */
    Optional<String> ofInit(Service service, ImageName image) {
        if (!options.pulls()
                || service.provider().isPresent()
                || isBase(image)
                || isBuilt(image)
                || policyOf(service) instanceof PullPolicy.Never) {
            return Optional.empty();
        }
        return policyOf(service) instanceof PullPolicy.Build
                ? missing(image)
                : of(service, policyOf(service), image);
    }

    /** Why an image is pulled that is mounted; what a service is built to is not. */
    Optional<String> ofMounted(Service service, ImageName image) {
        boolean isService =
                stack.definedServices().stream()
                        .anyMatch(other -> other.name().value().equals(image.value()));
        return !options.pulls()
                        || isService
                        || isBase(image)
                        || isBuilt(image)
                        || policyOf(service) instanceof PullPolicy.Never
                ? Optional.empty()
                : missing(image);
    }

    private Optional<String> missing(ImageName image) {
        return local.observed().image(image.value()).isEmpty()
                ? Optional.of("not found")
                : Optional.empty();
    }

    PullPolicy policyOf(Service service) {
        return options.policy().pull().orElseGet(service::pullPolicy);
    }

    boolean isBase(ImageName image) {
        return stack.extension().baseImages().stream()
                .anyMatch(base -> ImageNames.same(base.name().value(), image.value()));
    }

    boolean isBuilt(ImageName image) {
        return stack.services().stream()
                .anyMatch(service ->
                        service.build().isPresent() && stack.imageOf(service).equals(image));
    }
}
