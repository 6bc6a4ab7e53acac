package io.stackctl.plan;

import java.util.List;
import java.util.StringJoiner;

/** Ascending numbers with runs drawn together: {@code [1-4,7]}. */
final class Ranges {

    private Ranges() {}

    static String of(List<Integer> numbers) {
        var text = new StringJoiner(",", "[", "]");
        for (int first = 0; first < numbers.size(); ) {
            int last = first;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            text.add(
                    numbers.get(first)
                            + (last == first
                                    ? ""
                                    : (last == first + 1 ? "," : "-") + numbers.get(last)));
            first = last + 1;
        }
        return text.toString();
    }
}
