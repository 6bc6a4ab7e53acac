package io.stackctl.workflow.render;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.files.OutputFile;
import io.stackctl.files.Reason;
import io.stackctl.model.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code render}: writes a stack down for somebody else who runs it. */
public final class Render {

    private final StackRenderer renderer;
    private final EventSink events;

    public Render(StackRenderer renderer, EventSink events) {
        this.renderer = renderer;
        this.events = events;
    }

    /**
     * Renders a stack; what is not quite the same there becomes warnings.
     *
     * @param skipRefused whether what cannot be done there is left out with a warning
     * @throws StackException where something cannot be done there and is not to be left out; then
     *     all of it is said
     */
    public Rendering run(Stack stack, RenderLayout layout, boolean skipRefused) {
        var rendering = renderer.render(stack, layout, new LocalFiles());
        rendering.warnings().forEach(this::warn);
        if (skipRefused) {
            rendering.refused().forEach(this::warn);
        } else if (!rendering.refused().isEmpty()) {
            throw new StackException(
                    new InvalidDefinition(
                            rendering.refused(),
                            "--skip-refused leaves all of it out, with a warning each."));
        }
        return rendering;
    }

    private void warn(Mistake mistake) {
        var remedy = mistake.remedy().isEmpty() ? "" : "; " + mistake.remedy();
        events.accept(new Event.Warning(mistake + remedy));
    }

    /**
     * Writes the files of a rendering into a folder, which is made where it is missing. What else
     * lies there is left alone, and told of where it could be taken for a part of the rendering.
     *
     * @throws StackException when one cannot be written
     */
    public void write(Rendering rendering, Path folder) {
        try {
            for (var file : rendering.files()) {
                var path = folder.resolve(file.path());
                Files.createDirectories(path.resolveSibling(""));
                OutputFile.write(
                        path, out -> out.write(file.text().getBytes(StandardCharsets.UTF_8)));
            }
            warnOfOthers(rendering, folder);
        } catch (IOException unwritable) {
            throw new StackException(
                    new InvalidRequest(
                            "cannot write " + Reason.of(unwritable),
                            "Name another folder with -o."),
                    unwritable);
        }
    }

    private void warnOfOthers(Rendering rendering, Path folder) throws IOException {
        Set<Path> written =
                rendering.files().stream()
                        .map(file -> folder.resolve(file.path()))
                        .collect(Collectors.toSet());
        Set<Path> folders = new TreeSet<>();
        written.forEach(path -> folders.add(path.resolveSibling("")));
        for (var each : folders) {
            try (var entries = Files.newDirectoryStream(each, "*.yaml")) {
                for (var entry : entries) {
                    if (!written.contains(entry)) {
                        events.accept(
                                new Event.Warning(
                                        entry
                                                + " is no part of this rendering: remove it if it"
                                                + " is left of an earlier one"));
                    }
                }
            }
        }
    }
}
