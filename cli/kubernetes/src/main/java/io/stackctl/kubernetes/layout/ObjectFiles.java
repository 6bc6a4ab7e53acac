package io.stackctl.kubernetes.layout;

import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.workflow.render.Rendering.RenderedFile;
import java.util.List;
import java.util.stream.Collectors;

/** Objects as plain YAML. */
public final class ObjectFiles {

    private final List<KubernetesObject> objects;
    private final Places places;

    /**
     * Prepares.
     *
     * @param folder the one that the definition lies in; absolute
     */
    public ObjectFiles(List<KubernetesObject> objects, String folder) {
        this.objects = List.copyOf(objects);
        this.places = new Places(folder);
    }

    /** All in one stream. */
    public List<RenderedFile> stream() {
        var text = objects.stream().map(this::text).collect(Collectors.joining("---\n"));
        return List.of(new RenderedFile("kubernetes.yaml", text));
    }

    /** A file for each. */
    public List<RenderedFile> each() {
        return objects.stream()
                .map(object -> new RenderedFile(object.fileName() + ".yaml", text(object)))
                .toList();
    }

    private String text(KubernetesObject object) {
        return text(object, places, Expressions.none());
    }

    /**
     * One object, under a line that says what it is and where it comes from.
     *
     * @param expressions what is written in place of values
     */
    static String text(KubernetesObject object, Places places, Expressions expressions) {
        var from = object.source().isKnown() ? ", from " + places.of(object.source()) : "";
        return "# "
                + object
                + from
                + "\n"
                + CommentedYaml.print(object.tree(), places, expressions);
    }
}
