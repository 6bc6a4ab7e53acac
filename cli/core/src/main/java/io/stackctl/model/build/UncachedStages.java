package io.stackctl.model.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Has the steps of some stages done again ({@code build.no_cache_filter}). The engine's own call
 * for builds knows only all stages or none; an argument that is another one each time means the
 * same to BuildKit, since whatever a stage runs sees it.
 */
public final class UncachedStages {

    private static final String ARGUMENT = "ARG STACKCTL_NO_CACHE=";

    private UncachedStages() {}

    /**
     * Rewrites a Dockerfile: a line is added to each of the stages.
     *
     * @param text a Dockerfile that {@link Dockerfile#of} takes
     * @param stages their names, in any case; those that it has not are passed over
     * @param token different for each build; letters, digits and hyphens
     */
    public static String mark(String text, List<String> stages, String token) {
        if (stages.isEmpty()) {
            return text;
        }
        var found = Dockerfile.of(text).stages();
        List<String> lines = new ArrayList<>(text.lines().toList());
        var added = 0;
        var stage = 0;
        for (var instruction : InstructionReader.read(text)) {
            if (instruction.keyword().equals("FROM")) {
                var name = found.get(stage++).name();
                if (!name.isEmpty() && stages.stream().anyMatch(name::equalsIgnoreCase)) {
                    lines.add(instruction.lastLine() + added++, ARGUMENT + token);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
