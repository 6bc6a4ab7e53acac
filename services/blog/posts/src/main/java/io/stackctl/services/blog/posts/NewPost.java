package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Title;
import java.util.Optional;

/**
 * What somebody wants to post.
 *
 * @param id chosen by whoever wants to be able to repeat the request without posting twice
 */
record NewPost(Optional<Id> id, Title title) {}
