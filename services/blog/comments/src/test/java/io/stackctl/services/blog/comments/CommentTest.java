package io.stackctl.services.blog.comments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;
import io.stackctl.services.kit.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommentTest {
    private static final Id ID = Id.random();
    private static final Id POST = Id.random();

    private static Comment comment(Id post, String content, Status status) {
        return new Comment(ID, post, Content.of(content), status);
    }

    @Test
    void a_repeated_comment_is_the_same_even_if_it_was_judged_meanwhile() {
        var judged = comment(POST, "well said", Status.APPROVED);

        assertTrue(judged.saysTheSameAs(comment(POST, "well said", Status.PENDING)));
    }

    @Test
    void another_text_or_another_post_makes_another_comment() {
        var first = comment(POST, "well said", Status.PENDING);

        assertFalse(first.saysTheSameAs(comment(POST, "badly said", Status.PENDING)));
        assertFalse(first.saysTheSameAs(comment(Id.random(), "well said", Status.PENDING)));
    }

    @Test
    void a_new_comment_may_but_need_not_have_an_id() {
        assertEquals(
                new NewComment(Optional.empty(), Content.of("c")),
                Json.read("{\"content\":\" c \"}", NewComment.class));
        assertEquals(
                new NewComment(Optional.of(ID), Content.of("c")),
                Json.read("{\"content\":\"c\",\"id\":\"" + ID + "\"}", NewComment.class));
    }
}
