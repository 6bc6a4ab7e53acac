package io.stackctl.traffic;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads what a gateway answers. Anybody may have written it: what makes no sense is left out. */
final class Figures {

    private Figures() {}

    /** A count; 0 for what is none. */
    static long of(Mapping answer, String key) {
        return answer.get(key) instanceof Scalar.Int number && number.value() > 0
                ? number.value()
                : 0;
    }

    /** The mappings of a list. */
    static List<Mapping> mappings(Mapping answer, String key) {
        var found = new ArrayList<Mapping>();
        if (answer.get(key) instanceof Sequence items) {
            for (var item : items.items()) {
                if (item instanceof Mapping mapping) {
                    found.add(mapping);
                }
            }
        }
        return found;
    }

    /** The first texts of a list. */
    static List<String> texts(Mapping answer, String key, int atMost) {
        var found = new ArrayList<String>();
        if (answer.get(key) instanceof Sequence items) {
            for (var item : items.items()) {
                if (item instanceof Scalar.Text text && found.size() < atMost) {
                    found.add(text.value());
                }
            }
        }
        return found;
    }
}
