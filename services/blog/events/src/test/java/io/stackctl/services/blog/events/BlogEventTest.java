package io.stackctl.services.blog.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.blog.events.BlogEvent.CommentCreated;
import io.stackctl.services.blog.events.BlogEvent.CommentModerated;
import io.stackctl.services.blog.events.BlogEvent.CommentUpdated;
import io.stackctl.services.blog.events.BlogEvent.PostCreated;
import io.stackctl.services.kit.InvalidJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlogEventTest {
    private static final Id ID = Id.of("7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11");
    private static final Id POST = Id.of("3f1f0c1e-9a4e-4f0b-8a53-0d7c1a0f2b11");
    private static final Content CONTENT = Content.of("\"<b>well</b>\" \ud83d\ude00");

    static Stream<BlogEvent> events() {
        return Stream.of(
                new PostCreated(ID, Title.of("Hello")),
                new CommentCreated(ID, POST, CONTENT),
                new CommentModerated(ID, POST, Status.REJECTED),
                new CommentUpdated(ID, POST, CONTENT, Status.APPROVED));
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_told_is_heard_as_it_was(BlogEvent told) {
        var heard = Event.parse(told.event().toString());

        assertEquals(Optional.of(told), BlogEvent.of(heard));
        assertEquals(told.event().id(), heard.id());
    }

    @Test
    void an_event_looks_on_the_bus_as_other_languages_expect_it() {
        var told = new CommentModerated(ID, POST, Status.REJECTED).event().toString();

        assertTrue(
                told.endsWith(
                        """
                        "type":"CommentModerated","data":{"id":"7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11",\
                        "postId":"3f1f0c1e-9a4e-4f0b-8a53-0d7c1a0f2b11","status":"rejected"}}\
                        """),
                told);
    }

    @Test
    void what_happens_to_different_comments_or_is_another_thing_has_another_id() {
        var ids = events().map(event -> event.event().id()).distinct().toList();

        assertEquals(4, ids.size());
    }

    @Test
    void a_type_of_a_newer_version_is_nothing_to_this_one() {
        assertEquals(Optional.empty(), BlogEvent.of(new Event(ID, "PostDeleted", Map.of())));
    }

    @Test
    void an_event_that_lacks_something_is_refused_with_its_name() {
        var lacking = new Event(ID, "PostCreated", Map.of("id", ID.toString()));

        var refused = assertThrows(InvalidJsonException.class, () -> BlogEvent.of(lacking));

        assertTrue(refused.toString().contains("title"), refused.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Post.Created", "<script>", "blog.>"})
    void a_type_is_one_word_and_so_no_wildcard_of_a_bus(String type) {
        assertThrows(IllegalArgumentException.class, () -> new Event(ID, type, Map.of()));
    }

    @Test
    void data_is_an_object_of_text_that_can_be_encoded() {
        assertThrows(IllegalArgumentException.class, () -> new Event(ID, "Rained", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Event(ID, "Rained", Map.of("where", "\ud800")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"id\":\"7\",\"type\":\"Rained\",\"data\":{}}"})
    void what_is_no_event_is_not_read_as_one(String json) {
        assertThrows(InvalidJsonException.class, () -> Event.parse(json));
    }
}
