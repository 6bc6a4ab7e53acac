package io.stackctl.engine;

import io.stackctl.event.BuildLine;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes ready what a folder has to hold before an image is built from it. */
@FunctionalInterface
public interface BuildSources {

    /** Folders are sent as they are. */
    BuildSources AS_THEY_ARE = (folder, log) -> {};

    /**
     * Makes a folder ready; called before each build from it, by several threads.
     *
     * @param folder a build context, absolute
     * @param log takes what is told meanwhile
     * @throws io.stackctl.failure.StackException when that fails
     */
    void prepare(Path folder, Consumer<BuildLine> log);
}
