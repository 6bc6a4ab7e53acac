package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.OptionsShape;
import io.stackctl.definition.shape.PathShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import java.util.Map;

/** What is said of a container: its name, labels, and where its output goes. */
final class LabelAttributes {

    private LabelAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("annotations", KeyValuesShape.texts());
        service.put(
                "container_name",
                ScalarShape.text()
                        .matching(
                                LabelAttributes::isContainerName,
                                "a letter or digit, then letters, digits, '_', '.', '-'"));
        service.put(
                "label_file",
                new ItemsShape(new PathShape()).orSingle().expandsSingle().mergesSingle());
        service.put("labels", KeyValuesShape.texts());
        service.put("logging", new LoggingShape());
    }

    private static boolean isContainerName(String text) {
        // Docker Compose's pattern is not anchored: one fitting pair of characters is enough.
        for (var i = 0; i + 1 < text.length(); i++) {
            var next = text.charAt(i + 1);
            if (isAlphanumeric(text.charAt(i))
                    && (isAlphanumeric(next) || next == '_' || next == '.' || next == '-')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Options of the same driver merge; another driver replaces all. */
    private static final class LoggingShape extends FieldsShape {

        LoggingShape() {
            add("driver", ScalarShape.text());
            add("options", OptionsShape.withNothing());
        }

        @Override
        public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
            if (earlier instanceof Mapping before
                    && later instanceof Mapping after
                    && before.has("driver")
                    && after.has("driver")
                    && !before.text("driver").equals(after.text("driver"))) {
                return later;
            }
            return mergePlainly(earlier, later, path, mistakes);
        }
    }
}
