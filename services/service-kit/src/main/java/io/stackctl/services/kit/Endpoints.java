package io.stackctl.services.kit;

import java.util.Arrays;
import java.util.List;

/** A list of endpoints, separated by commas: {@code db:5432,redis:6379}. */
record Endpoints(List<Endpoint> values) {
    static Endpoints of(String text) {
        return new Endpoints(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(Endpoint::of)
                        .toList());
    }
}
