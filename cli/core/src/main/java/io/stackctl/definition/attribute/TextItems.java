package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.EntryKeys;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.ScalarShape;

/** Lists of texts. */
final class TextItems {

    private TextItems() {}

    /** As they stand. */
    static ItemsShape plain() {
        return new ItemsShape(ScalarShape.text());
    }

    /** The later of two with the same key counts. */
    static ItemsShape keyed() {
        return plain().distinct().uniqueBy(EntryKeys::beforeEquals);
    }

    /** The same, and a single text is a list of one. */
    static ItemsShape keyedOrSingle() {
        return keyed().orSingle().mergesSingle();
    }
}
