package io.stackctl.traffic;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;

/**
 * What a container answered to one request that a gateway sent it for a test.
 *
 * @param status the HTTP status; 0 where there was no answer
 * @param body its beginning, or why there was none
 */
public record TestAnswer(int status, String body) {

    private static final int WIDEST = 300;

    static TestAnswer of(Answer answer) {
        var object = answer.object().orElse(Mapping.empty(Location.NONE));
        var words = object.text("body").or(() -> object.text("why")).orElse(answer.text());
        return new TestAnswer(
                (int) Math.min(Figures.of(object, "status"), 999),
                words.length() > WIDEST ? words.substring(0, WIDEST) : words);
    }
}
