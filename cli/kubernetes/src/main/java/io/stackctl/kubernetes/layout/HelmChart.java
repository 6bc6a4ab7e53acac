package io.stackctl.kubernetes.layout;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.workflow.render.Rendering.RenderedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A Helm chart: objects as templates, in which what changes between environments is a value. With
 * the values as they are, the templates give what {@link ObjectFiles} writes.
 */
public final class HelmChart {

    private static final String VERSION = "0.1.0";

    private final String name;
    private final List<KubernetesObject> objects;
    private final Places places;

    /**
     * Prepares.
     *
     * @param name of the chart
     * @param folder the one that the definition lies in; absolute
     */
    public HelmChart(String name, List<KubernetesObject> objects, String folder) {
        this.name = name;
        this.objects = List.copyOf(objects);
        this.places = new Places(folder);
    }

    public List<RenderedFile> files() {
        var files = new ArrayList<RenderedFile>();
        var values = new ChartValues(objects);
        files.add(new RenderedFile("Chart.yaml", print(chart())));
        files.add(new RenderedFile("values.yaml", print(values.tree())));
        for (var object : objects) {
            files.add(
                    new RenderedFile(
                            "templates/" + object.fileName() + ".yaml",
                            values.filledIn(ObjectFiles.text(object, places, values))));
        }
        return files;
    }

    private Mapping chart() {
        return new Fields()
                .text("apiVersion", "v2")
                .text("name", name)
                .text("description", "The stack " + name + ", rendered by stackctl")
                .text("type", "application")
                .put("version", new Scalar.Text(VERSION, Location.NONE))
                .build();
    }

    private String print(Mapping tree) {
        return CommentedYaml.print(tree, places, Expressions.none());
    }
}
