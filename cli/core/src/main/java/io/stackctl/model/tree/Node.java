package io.stackctl.model.tree;

import io.stackctl.failure.Location;

/** A value of a definition, with the place it came from. Immutable. */
public sealed interface Node permits Scalar, Sequence, Mapping {

    /** Where the value stands; {@link Location#NONE} for a default. */
    Location location();

    /** The same value, said to stand somewhere else. */
    Node at(Location location);

    /** Whether both hold the same values; places and the order of keys do not count. */
    boolean sameValue(Node other);

    /** The word for this kind of value in messages: {@code a mapping}, {@code a number}. */
    String kind();
}
