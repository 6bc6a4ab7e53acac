package io.stackctl.definition.shape;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.Optional;
import java.util.function.Function;

/** Names with settings ({@code networks}, {@code depends_on}, …): a mapping, or a list of names. */
public final class NamesShape extends Shape {

    private static final ItemsShape LIST = new ItemsShape(ScalarShape.text()).distinct();

    /** What Docker Compose makes of names that start with {@code x-}. */
    private static final String EXTENSIONS = "#extensions";

    private final EntriesShape entries;
    private final Function<Location, Node> settings;
    private boolean readsExtensions;

    /**
     * A shape.
     *
     * @param entries the mapping form
     * @param settings what a name in the list form gets
     */
    public NamesShape(EntriesShape entries, Function<Location, Node> settings) {
        this.entries = entries;
        this.settings = settings;
    }

    /** Names that start with {@code x-} are extension fields, not names. */
    public NamesShape readsExtensions() {
        readsExtensions = true;
        return this;
    }

    @Override
    public Shape at(String key) {
        return entries.at(key);
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        return node instanceof Sequence
                ? LIST.children(node, path, pass)
                : entries.children(node, path, pass);
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        return mergePlainly(asMapping(earlier), asMapping(later), path, mistakes);
    }

    private Node asMapping(Node node) {
        if (node instanceof Sequence sequence) {

            var mapping = Mapping.builder(sequence.location());
            for (var item : sequence.items()) {
                if (item instanceof Scalar.Text name) {
                    mapping.put(name.value(), name.location(), settings.apply(name.location()));
                }
            }
            return mapping.build();
        }
        if (node instanceof Scalar.Null nothing) {
            return Mapping.empty(nothing.location());
        }
        return node;
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Sequence) {
            LIST.check(node, path, mistakes);
        } else if (node instanceof Mapping) {
            entries.check(node, path, mistakes);
        } else {
            wrongType(node, path, "a mapping or an array of names", mistakes);
        }
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        return node instanceof Sequence ? asMapping(node) : node;
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!readsExtensions || !(node instanceof Mapping mapping)) {
            return entries.decode(node, path, mistakes);
        }
        var named = Mapping.builder(mapping.location());
        for (var entry : mapping.entries()) {
            if (entry.key().startsWith("x-")) {
                named.put(EXTENSIONS, entry.keyLocation(), Mapping.empty(entry.keyLocation()));
            } else {
                named.put(entry);
            }
        }
        return entries.decode(named.build(), path, mistakes);
    }

    @Override
    public Node yaml(Node node) {
        return entries.yaml(node);
    }
}
