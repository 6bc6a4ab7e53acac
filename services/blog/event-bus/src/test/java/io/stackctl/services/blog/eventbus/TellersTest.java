package io.stackctl.services.blog.eventbus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellersTest {
    private final Tellers tellers = new Tellers(new Secret("key"));

    @ParameterizedTest
    @ValueSource(strings = {"PostCreated", "CommentCreated", "CommentModerated", "CommentUpdated"})
    void events_of_the_blog_are_taken_from_those_who_know_the_key(String type) {
        assertDoesNotThrow(() -> tellers.check("Bearer key", type));
        for (var given :
                new String[] {"", "key", "Bearer", "Bearer ", "Bearer other", "bearer key"}) {
            assertThrows(HttpError.class, () -> tellers.check(given, type), given);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer "})
    void without_a_key_they_are_taken_from_nobody(String given) {
        var nobody = new Tellers(new Secret(""));

        assertThrows(HttpError.class, () -> nobody.check(given, "PostCreated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rained", "postcreated", "BlogEvent"})
    void what_no_service_acts_upon_may_be_told_by_anybody(String type) {
        assertDoesNotThrow(() -> tellers.check("", type));
    }
}
