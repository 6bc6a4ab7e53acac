package io.stackctl.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Orders by a key. The JDK's own {@code Comparator.comparing} makes serialisable lambdas, which no
 * AOT cache keeps, so every process would make them anew (measured: a millisecond each).
 */
public final class Order {

    private Order() {}

    /** By the key's natural order. */
    public static <T, K extends Comparable<? super K>> Comparator<T> by(
            Function<? super T, ? extends K> key) {
        return (left, right) -> key.apply(left).compareTo(key.apply(right));
    }

    /** By a given order of the keys. */
    public static <T, K> Comparator<T> by(
            Function<? super T, ? extends K> key, Comparator<? super K> order) {
        return (left, right) -> order.compare(key.apply(left), key.apply(right));
    }

    /** By the first of several orders, and by the next one where that makes no difference. */
    public static <T> Comparator<T> inTurn(List<Comparator<T>> orders) {
        return (left, right) -> {
            for (var order : orders) {
                int difference = order.compare(left, right);
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
    }
}
