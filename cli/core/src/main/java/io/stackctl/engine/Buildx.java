package io.stackctl.engine;

import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.event.BuildLine;
import io.stackctl.model.build.BuilderWishes;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Building by buildx, the plugin of Docker's client. It has what no engine's own builder has: other
 * builders, images for several platforms, attestations, checks.
 */
public interface Buildx {

    /** Whether there is one at all, of whatever version. */
    boolean isInstalled();

    /**
     * Makes sure that there is one that is new enough.
     *
     * @throws io.stackctl.failure.StackException with an {@code InvalidRequest} when there is not
     */
    void require();

    /** What {@code docker buildx bake} is given, as JSON with line ends and indentation. */
    String file(Bake bake);

    /**
     * Builds all images, or checks their Dockerfiles.
     *
     * @param log takes what the builder tells, with the image that it is about, as far as that is
     *     one
     * @param findings takes what a check finds, by the line
     * @throws io.stackctl.failure.StackException with a {@code BuildFailed} when one fails
     */
    void bake(Bake bake, BiConsumer<Image, BuildLine> log, Consumer<String> findings);

    /**
     * What is built together.
     *
     * @param images in any order; one may be a named context of another
     */
    record Bake(List<Image> images, BuilderWishes wishes) {
        public Bake {
            images = List.copyOf(images);
        }
    }

    /**
     * One of them.
     *
     * @param name what it is called in the builder's log: the service
     * @param platforms {@code os/arch}; none for the builder's own
     * @param bases names of images that it is made from, as its Dockerfile has them: those that are
     *     built along with it are taken from there
     * @param push whether it goes to its registry, and not to the engine
     */
    record Image(
            String name, BuildSpec spec, List<String> platforms, List<String> bases, boolean push) {
        public Image {
            platforms = List.copyOf(platforms);
            bases = List.copyOf(bases);
        }
    }
}
