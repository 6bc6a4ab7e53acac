package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Title;
import java.util.List;

/**
 * A post with what was said about it.
 *
 * @param number greater than those of earlier posts
 * @param commentCount of all comments
 * @param comments the last hundred of them, the earliest first
 */
record Post(Id id, long number, Title title, long commentCount, List<Comment> comments) {}
