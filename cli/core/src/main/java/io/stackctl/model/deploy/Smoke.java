package io.stackctl.model.deploy;

import java.util.List;

/** A test of the new revision before it gets requests. */
public sealed interface Smoke {

    /**
     * One request to a new container, by way of its route.
     *
     * @param path with query; begins with a slash
     * @param status what it has to be answered with, 100 to 599
     */
    record Http(String path, int status) implements Smoke {}

    /** A program in a container of its own of the new image, which has to exit with 0. */
    record Command(List<String> words) implements Smoke {
        public Command {
            words = List.copyOf(words);
        }
    }
}
