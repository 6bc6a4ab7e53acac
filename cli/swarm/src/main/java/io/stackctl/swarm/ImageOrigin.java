package io.stackctl.swarm;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.swarm.spec.PinnedImage;

/**
 * Where the image of a service comes from, as the definition says it.
 *
 * @param written as the definition calls it
 * @param kind how it comes to be
 * @param registry where the stack's own images go that name no registry; may be empty
 */
record ImageOrigin(String written, Kind kind, String registry) {

    enum Kind {
        /** From a registry. */
        FOREIGN,
        /** The service has a build section. */
        BUILT,
        /** One of the base images, which a registry may have as well. */
        BASE
    }

    static ImageOrigin of(Stack stack, Service service) {
        var image = stack.imageOf(service).value();
        Kind kind = Kind.FOREIGN;
        if (service.build().isPresent()) {
            kind = Kind.BUILT;
        } else if (stack.extension().baseImages().stream()
                .anyMatch(base -> ImageNames.same(base.name().value(), image))) {
            kind = Kind.BASE;
        }
        var registry = stack.extension().registry();
        return new ImageOrigin(
                image,
                kind,
                registry.equals(BundledRegistry.WORD) ? BundledRegistry.HOST : registry);
    }

    /** Whether its name says which registry it is in. */
    boolean saysRegistry() {
        int slash = written.indexOf('/');
        var first = slash < 0 ? "" : written.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    /** Whether it is made here, and sent to the registry for such. */
    boolean isHomed() {
        return kind != Kind.FOREIGN && !saysRegistry() && !registry.isEmpty();
    }

    /** Whether no registry gets to know it. */
    boolean staysHere() {
        return kind != Kind.FOREIGN && !saysRegistry() && registry.isEmpty();
    }

    /** How machines call it. */
    String reference() {
        return isHomed() ? registry + "/" + PinnedImage.tagged(written) : written;
    }

    /**
     * Whether a registry is asked by the written name. Nobody but Docker can have put an image of
     * one word there, so what is built under such a name is not looked for.
     */
    boolean isAsked(PullPolicy policy, boolean known) {
        if (kind == Kind.BUILT) {
            return saysRegistry() || (!isHomed() && written.contains("/"));
        }
        return !(policy instanceof PullPolicy.Never) && !known;
    }
}
