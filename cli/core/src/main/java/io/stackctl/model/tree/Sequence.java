package io.stackctl.model.tree;

import io.stackctl.failure.Location;
import java.util.ArrayList;
import java.util.List;

/** A list of values. */
public record Sequence(List<Node> items, Location location) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    /** A list of texts, all said to stand at one place. */
    public static Sequence ofTexts(Iterable<String> texts, Location location) {
        var items = new ArrayList<Node>();
        for (var text : texts) {
            items.add(new Scalar.Text(text, location));
        }
        return new Sequence(items, location);
    }

    @Override
    public Node at(Location place) {
        return new Sequence(items, place);
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof Sequence sequence) || sequence.items.size() != items.size()) {
            return false;
        }
        for (var i = 0; i < items.size(); i++) {
            if (!items.get(i).sameValue(sequence.items.get(i))) {
                return false;
            }
        }
        return true;
    }
}
