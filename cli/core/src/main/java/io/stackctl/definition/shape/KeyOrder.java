package io.stackctl.definition.shape;

import io.stackctl.model.Order;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Comparator;

/** The two orders in which Docker Compose prints the keys of mappings. */
public final class KeyOrder {

    /** JSON: by the UTF-8 bytes of the keys. */
    public static final Comparator<String> BY_TEXT = KeyOrder::compareCodePoints;

    /** YAML: numbers within keys by value, letters behind other characters. */
    public static final Comparator<String> FOR_READERS = KeyOrder::compareForReaders;

    private KeyOrder() {}

    /** Sorts all mappings of a tree for JSON. */
    public static Node byText(Node node) {
        return sorted(node, BY_TEXT);
    }

    /** Sorts all mappings of a tree. */
    public static Node sorted(Node node, Comparator<String> order) {
        if (node instanceof Mapping mapping) {
            var entries = new ArrayList<>(mapping.entries());
            entries.sort(Order.by(Mapping.Entry::key, order));
            var sorted = Mapping.builder(mapping.location());
            for (var entry : entries) {
                sorted.put(entry.key(), entry.keyLocation(), sorted(entry.value(), order));
            }
            return sorted.build();
        }
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var items = new ArrayList<Node>();
        for (var item : sequence.items()) {
            items.add(sorted(item, order));
        }
        return new Sequence(items, sequence.location());
    }

    /** Sorts one mapping for YAML. */
    static Mapping forReaders(Mapping mapping) {
        return shallow(mapping, FOR_READERS);
    }

    static Mapping shallow(Mapping mapping, Comparator<String> order) {
        var entries = new ArrayList<>(mapping.entries());
        entries.sort(Order.by(Mapping.Entry::key, order));
        var sorted = Mapping.builder(mapping.location());
        entries.forEach(sorted::put);
        return sorted.build();
    }

    private static int compareCodePoints(String left, String right) {
        var length = Math.min(left.length(), right.length());
        for (var i = 0; i < length; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all other characters.
                var aHigh = Character.isSurrogate(a);
                var bHigh = Character.isSurrogate(b);
                return aHigh == bHigh ? Character.compare(a, b) : Boolean.compare(aHigh, bHigh);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** The order of go-yaml: {@code _a, S1, a-b, a.b, a1, a01, ab, s2, s10}. */
    private static int compareForReaders(String left, String right) {
        var a = left.codePoints().toArray();
        var b = right.codePoints().toArray();
        var digits = false;
        for (var i = 0; i < a.length && i < b.length; i++) {
            if (a[i] == b[i]) {
                digits = Character.isDigit(a[i]);
                continue;
            }
            var aLetter = Character.isLetter(a[i]);
            var bLetter = Character.isLetter(b[i]);
            if (aLetter && bLetter) {
                return Integer.compare(a[i], b[i]);
            }
            if (aLetter || bLetter) {
                return aLetter == digits ? -1 : 1;
            }
            return compareDigits(a, b, i);
        }
        return Integer.compare(a.length, b.length);
    }

    private static int compareDigits(int[] a, int[] b, int from) {
        long aNumber = 0;
        if (a[from] == '0' || b[from] == '0') {
            for (var j = from - 1; j >= 0 && Character.isDigit(a[j]); j--) {
                if (a[j] != '0') {
                    aNumber = 1;
                    break;
                }
            }
        }
        var bNumber = aNumber;
        var aEnd = from;
        while (aEnd < a.length && Character.isDigit(a[aEnd])) {
            aNumber = aNumber * 10 + (a[aEnd++] - '0');
        }
        var bEnd = from;
        while (bEnd < b.length && Character.isDigit(b[bEnd])) {
            bNumber = bNumber * 10 + (b[bEnd++] - '0');
        }
        if (aNumber != bNumber) {
            return Long.compare(aNumber, bNumber);
        }
        return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Integer.compare(a[from], b[from]);
    }
}
