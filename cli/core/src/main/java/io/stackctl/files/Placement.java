package io.stackctl.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an entry belongs: the first part of its name, which is the same for all that is copied, and
 * the way from there.
 */
record Placement(RawName top, List<RawName> way) {

    Placement {
        way = List.copyOf(way);
    }

    /**
     * Reads a name such as {@code etc/hosts}, {@code ./hosts} or {@code /hosts}.
     *
     * @throws TarException when it goes upwards
     */
    static Placement of(RawName name) throws TarException {
        var parts = name.parts();
        var way = new ArrayList<RawName>();
        for (var part : parts) {
            if (part.latin().equals("..")) {
                throw new TarException("'" + name + "' leads out of what is copied");
            }
            if (!part.isEmpty() && !part.latin().equals(".")) {
                way.add(part);
            }
        }
        var top = parts.getFirst();
        if (!way.isEmpty() && way.getFirst().equals(top)) {
            way.removeFirst();
        }
        return new Placement(top, way);
    }

    /** Whether two are parts of the same. */
    boolean isBeside(Placement other) {
        return top.equals(other.top);
    }

    /** Whether it is all that is copied. */
    boolean isTop() {
        return way.isEmpty();
    }

    /** Whether something is this, or lies below it. */
    boolean covers(Placement other) {
        return isBeside(other)
                && other.way.size() >= way.size()
                && other.way.subList(0, way.size()).equals(way);
    }

    /** The way to it from the folder where the topmost becomes a target. */
    List<RawName> from(RawName target) {
        var whole = new ArrayList<RawName>(List.of(target));
        whole.addAll(way);
        return whole;
    }
}
