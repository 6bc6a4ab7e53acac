package io.stackctl.services.voting.result;

import java.util.Arrays;
import java.util.List;

/** What can be voted for, as text separated by commas: {@code Cats,Dogs}. */
record Options(List<String> names) {
    Options {
        if (names.size() < 2
                || names.size() > 10
                || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("is not a list of 2 to 10 different options");
        }
    }

    static Options of(String text) {
        return new Options(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }
}
