package io.stackctl.services.blog.comments;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;

/** A comment. */
record Comment(Id id, Id postId, Content content, Status status) {
    /** Whether somebody said the same there, whatever moderation thinks of it by now. */
    boolean saysTheSameAs(Comment other) {
        return postId.equals(other.postId) && content.equals(other.content);
    }
}
