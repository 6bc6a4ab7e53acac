package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import java.util.Optional;

/** A network, volume, secret or config: may belong to somebody else ({@code external}). */
public class ResourceShape extends FieldsShape {

    private List<String> sources = List.of();
    private boolean externalStandsAlone;

    /** At most one of these attributes says where the content comes from, and at least one must. */
    public ResourceShape oneSource(String... attributes) {
        sources = List.of(attributes);
        return this;
    }

    /** An external resource may have a name, and nothing else. */
    public ResourceShape externalStandsAlone() {
        externalStandsAlone = true;
        return this;
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (!(node instanceof Mapping resource)
                || !(resource.get("external") instanceof Mapping external)) {
            return node;
        }
        var expanded =
                resource.toBuilder().put("external", new Scalar.Bool(true, external.location()));
        var name = external.get("name");
        if (name == null) {
            return expanded.build();
        }
        context.warnings()
                .accept(
                        path
                                + ": external.name is deprecated. Please set name and external:"
                                + " true");
        var given = resource.get("name");
        if (given != null && !given.sameValue(name)) {
            context.mistakes()
                    .add(
                            name.location(),
                            path,
                            "name and external.name conflict; only use name",
                            "remove external.name and write 'external: true'");
        }
        return expanded.put("name", name).build();
    }

    @Override
    public void validate(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping resource)) {
            return;
        }
        if (externalStandsAlone && resource.flag("external")) {
            validateExternal(resource, path, mistakes);
        }
        if (sources.isEmpty()) {
            return;
        }
        var given = sources.stream().filter(resource::has).toList();
        var choice = String.join("|", sources);
        if (given.size() > 1) {
            mistakes.add(
                    resource.location(),
                    path,
                    choice + " attributes are mutually exclusive",
                    "keep one of " + String.join(", ", given));
        } else if (given.isEmpty() && !resource.has("driver") && !resource.has("external")) {
            mistakes.add(
                    resource.location(),
                    path,
                    "one of " + choice + " must be set",
                    "say where its content comes from, or 'external: true'");
        }
    }

    private static void validateExternal(Mapping resource, KeyPath path, Mistakes mistakes) {
        for (var entry : resource.entries()) {
            var key = entry.key();
            if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
                mistakes.add(
                        entry.keyLocation(),
                        path,
                        "conflicting parameters \"external\" and \"" + key + "\" specified",
                        "an external one is made by somebody else: remove '" + key + "'");
            }
        }
    }

    /** {@code external}: a flag, or the old mapping with a name. */
    public static final class ExternalShape extends FieldsShape {

        private static final ScalarShape FLAG = ScalarShape.flag().casts();

        public ExternalShape() {
            add("name", ScalarShape.text());
        }

        @Override
        public Node cast(Scalar.Text text, KeyPath path, Context context) {
            return FLAG.cast(text, path, context);
        }

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Mapping) {
                super.check(node, path, mistakes);
            } else {
                FLAG.check(node, path, mistakes);
            }
        }

        @Override
        public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
            return FLAG.decode(node, path, mistakes);
        }
    }
}
