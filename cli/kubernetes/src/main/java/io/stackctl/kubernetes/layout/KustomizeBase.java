package io.stackctl.kubernetes.layout;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.workflow.render.Rendering.RenderedFile;
import java.util.ArrayList;
import java.util.List;

/** A Kustomize base: files of objects, and one that names them, for overlays to stand on. */
public final class KustomizeBase {

    private KustomizeBase() {}

    /**
     * Adds what names them.
     *
     * @param objects a file for each
     */
    public static List<RenderedFile> of(List<RenderedFile> objects) {
        var base =
                new Fields()
                        .text("apiVersion", "kustomize.config.k8s.io/v1beta1")
                        .text("kind", "Kustomization")
                        .texts(
                                "resources",
                                objects.stream().map(RenderedFile::path).toList(),
                                Location.NONE);
        var files = new ArrayList<>(objects);
        files.add(
                new RenderedFile(
                        "kustomization.yaml",
                        CommentedYaml.print(base.build(), new Places("/"), Expressions.none())));
        return files;
    }
}
