package io.stackctl.services.blog.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void space_around_a_text_does_not_count() {
        assertEquals(Title.of("Hello"), Title.of("  Hello\n"));
        assertEquals(Content.of("one\n\ttwo"), Content.of("one\n\ttwo "));
    }

    @Test
    void a_title_has_200_characters_and_a_comment_5000_at_most() {
        assertEquals(200, Title.of("x".repeat(200)).text().length());
        assertEquals(5_000, Content.of("x".repeat(5_000)).text().length());
        assertThrows(IllegalArgumentException.class, () -> Title.of("x".repeat(201)));
        assertThrows(IllegalArgumentException.class, () -> Content.of("x".repeat(5_001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "nul \0", "bell \007", "half \ud83d", "\udc00"})
    void what_some_database_or_page_could_not_take_is_no_text(String text) {
        assertThrows(IllegalArgumentException.class, () -> Title.of(text));
        assertThrows(IllegalArgumentException.class, () -> Content.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>é</b>", "'; DROP TABLE posts; --", "\ud83d\ude00"})
    void markup_statements_and_emoji_are_text_like_any_other(String text) {
        assertEquals(text, Title.of(text).text());
    }

    @Test
    void an_id_is_the_same_in_upper_and_lower_case() {
        assertEquals(
                Id.of("7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11"),
                Id.of("7F6C1C1E-9A4E-4F0B-8A53-0D7C1A0F2B11"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1-1-1-1-1", "7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 OR 1=1"})
    void what_has_not_36_characters_of_a_uuid_is_no_id(String text) {
        assertThrows(IllegalArgumentException.class, () -> Id.of(text));
    }

    @Test
    void the_same_occasion_has_the_same_id_each_time() {
        var comment = Id.random();

        assertEquals(comment.on("CommentCreated"), comment.on("CommentCreated"));
        assertNotEquals(comment.on("CommentCreated"), comment.on("CommentUpdated"));
        assertNotEquals(comment.on("CommentCreated"), Id.random().on("CommentCreated"));
    }

    @Test
    void a_status_is_read_as_it_is_printed() {
        for (var status : Status.values()) {
            assertEquals(status, Status.of(status.toString()));
        }
    }
}
