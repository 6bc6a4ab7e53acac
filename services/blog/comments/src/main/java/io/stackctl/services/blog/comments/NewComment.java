package io.stackctl.services.blog.comments;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import java.util.Optional;

/**
 * What somebody wants to say about a post.
 *
 * @param id chosen by whoever wants to be able to repeat the request without commenting twice
 */
record NewComment(Optional<Id> id, Content content) {}
