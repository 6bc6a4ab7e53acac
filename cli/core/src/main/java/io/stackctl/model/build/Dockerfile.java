package io.stackctl.model.build;

import io.stackctl.failure.InvalidValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Dockerfile, as far as the order of builds depends on it: which images it stands on.
 *
 * @param globals the {@code ARG} instructions before the first {@code FROM}, as written
 * @param stages its stages, in the file's order; never empty
 */
public record Dockerfile(List<String> globals, List<Stage> stages) {

    private static final Pattern FROM =
            Pattern.compile("(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?", Pattern.CASE_INSENSITIVE);

    public Dockerfile {
        globals = List.copyOf(globals);
        stages = List.copyOf(stages);
    }

    /**
     * Reads a Dockerfile.
     *
     * @throws InvalidValueException when it has no stage, or a {@code FROM} that names none; the
     *     message gives the line
     */
    public static Dockerfile of(String text) {
        List<String> globals = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        for (var instruction : InstructionReader.read(text)) {
            if (instruction.keyword().equals("FROM")) {
                stages.add(stageOf(instruction, stages.size()));
            } else if (!stages.isEmpty()) {
                var last = stages.removeLast();
                List<String> sources = new ArrayList<>(last.sources());
                sources.addAll(instruction.sources());
                stages.add(new Stage(last.index(), last.name(), last.base(), last.line(), sources));
            } else if (instruction.keyword().equals("ARG")) {
                globals.add(instruction.arguments());
            } else {
                throw new InvalidValueException(
                        "line "
                                + instruction.firstLine()
                                + ": "
                                + instruction.keyword()
                                + " stands before any FROM",
                        "only ARG may come before the first FROM");
            }
        }
        if (stages.isEmpty()) {
            throw new InvalidValueException(
                    "it has no FROM", "start it with FROM IMAGE, or FROM scratch");
        }
        return new Dockerfile(globals, stages);
    }

    private static Stage stageOf(Instruction instruction, int index) {
        var from = FROM.matcher(instruction.arguments().strip());
        if (!from.matches()) {
            throw new InvalidValueException(
                    "line "
                            + instruction.firstLine()
                            + ": 'FROM "
                            + instruction.arguments()
                            + "' is not a stage",
                    "write FROM IMAGE, or FROM IMAGE AS NAME");
        }
        var name = from.group(2) == null ? "" : from.group(2).toLowerCase(Locale.ROOT);
        return new Stage(index, name, from.group(1), instruction.firstLine(), List.of());
    }

    /**
     * The images that building a stage needs, in the order in which they are met. Stages that the
     * target does not reach count for nothing: BuildKit skips them.
     *
     * @param target the stage's name or number; empty for the last one
     * @param arguments values for the global build arguments, which win over the file's defaults
     * @throws InvalidValueException when there is no such stage, or a base is empty after the
     *     arguments are put in
     */
    public Set<String> images(String target, Map<String, String> arguments) {
        var values = globalValues(arguments);
        var images = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<Stage>();
        var pending = new ArrayDeque<Stage>(List.of(target(target)));
        while (!pending.isEmpty()) {
            var stage = pending.removeFirst();
            if (!seen.add(stage)) {
                continue;
            }
            var base = BuildVariables.expand(stage.base(), values);
            if (base.isEmpty()) {
                throw new InvalidValueException(
                        "line " + stage.line() + ": '" + stage.base() + "' is empty",
                        "give the build argument a value, or a default in an ARG before the first FROM");
            }
            reach(base, stage, pending, images);
            for (var source : stage.sources()) {
                reach(BuildVariables.expand(source, values), stage, pending, images);
            }
        }
        images.remove("scratch");
        return images;
    }

    private void reach(
            String reference, Stage from, ArrayDeque<Stage> pending, Set<String> images) {
        // Only earlier stages are visible: FROM may give a stage the name of its own base.
        var meant =
                (PlatformArguments.isOpen(reference)
                                ? stagesLike(PlatformArguments.pattern(reference))
                                : stage(reference).stream())
                        .filter(stage -> stage.index() < from.index())
                        .toList();
        pending.addAll(meant);
        if (meant.isEmpty()) {
            images.add(reference);
        }
    }

    private Stream<Stage> stagesLike(Pattern name) {
        return stages.stream()
                .filter(stage -> !stage.name().isEmpty() && name.matcher(stage.name()).matches());
    }

    private Stage target(String target) {
        return target.isEmpty()
                ? stages.getLast()
                : stage(target)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "target stage \"" + target + "\" could not be found",
                                        "the stages are: " + stageNames()));
    }

    private String stageNames() {
        return String.join(
                ", ",
                stages.stream().map(s -> s.name().isEmpty() ? "" + s.index() : s.name()).toList());
    }

    private Optional<Stage> stage(String nameOrNumber) {
        var name = nameOrNumber.toLowerCase(Locale.ROOT);
        return stages.stream()
                .filter(stage ->
                        stage.name().equals(name) || Integer.toString(stage.index()).equals(name))
                .findFirst();
    }

    Map<String, String> globalValues(Map<String, String> arguments) {
        Map<String, String> values = PlatformArguments.values(arguments);
        for (var global : globals) {
            for (var assignment : global.strip().split("\\s+", -1)) {
                var equals = assignment.indexOf('=');
                var name = equals < 0 ? assignment : assignment.substring(0, equals);
                if (arguments.containsKey(name)) {
                    values.put(name, arguments.get(name));
                } else if (equals >= 0) {
                    values.put(
                            name, BuildVariables.expand(assignment.substring(equals + 1), values));
                }
            }
        }
        return values;
    }
}
