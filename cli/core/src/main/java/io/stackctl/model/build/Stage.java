package io.stackctl.model.build;

import java.util.List;

/**
 * One {@code FROM} of a Dockerfile with what follows it.
 *
 * @param index its number, from 0
 * @param name after {@code AS}, in lower case; empty without
 * @param base what it stands on, as written: an image, an earlier stage, {@code scratch}
 * @param line where it starts, from 1
 * @param sources the further stages and images it reads, as written
 */
record Stage(int index, String name, String base, int line, List<String> sources) {

    Stage {
        sources = List.copyOf(sources);
    }
}
