package io.stackctl.workflow.render;

import io.stackctl.failure.Mistake;
import java.util.List;

/**
 * A stack, written down.
 *
 * @param files in the order in which they are to be read
 * @param refused what the definition says and whoever runs it cannot do, each with its place
 * @param warnings what is left out without harm, or is not quite the same there
 */
public record Rendering(List<RenderedFile> files, List<Mistake> refused, List<Mistake> warnings) {

    public Rendering {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }

    /**
     * One file.
     *
     * @param path relative, with {@code /} between its parts
     */
    public record RenderedFile(String path, String text) {}
}
