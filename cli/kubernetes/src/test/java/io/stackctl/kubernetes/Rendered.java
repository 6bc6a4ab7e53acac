package io.stackctl.kubernetes;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.failure.Mistake;
import io.stackctl.workflow.render.LocalFiles;
import io.stackctl.workflow.render.RenderLayout;
import io.stackctl.workflow.render.Rendering;
import io.stackctl.workflow.render.Rendering.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A definition as a test writes it, and what becomes of it. */
final class Rendered {

    private final Path folder;

    private Rendered(Path folder) {
        this.folder = folder;
    }

    /** A definition in a folder. */
    static Rendered of(Path folder, String definition) {
        return new Rendered(folder).file("compose.yaml", definition);
    }

    /** The same beside another file. */
    Rendered file(String name, String text) {
        try {
            var path = folder.resolve(name);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Rendering in(RenderLayout layout) {
        var request = LoadRequest.in(folder.toString(), Map.of("PWD", folder.toString()));
        var stack = new StackLoader(_ -> {}).load(request.build());
        return new KubernetesRenderer().render(stack, layout, new LocalFiles());
    }

    /** One of its files. */
    String file(String name) {
        return in(RenderLayout.FILES).files().stream()
                .filter(file -> file.path().equals(name))
                .map(RenderedFile::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is none of " + names()));
    }

    List<String> names() {
        return in(RenderLayout.FILES).files().stream().map(RenderedFile::path).toList();
    }

    String refused() {
        return lines(in(RenderLayout.STREAM).refused());
    }

    String warnings() {
        return lines(in(RenderLayout.STREAM).warnings());
    }

    private String lines(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> mistake + "\n  " + mistake.remedy() + "\n")
                .collect(Collectors.joining())
                .replace(folder + "/", "");
    }
}
