package io.stackctl.services.blog.query;

import java.util.List;
import java.util.Optional;

/**
 * Some posts, the latest first.
 *
 * @param next the {@code before} of the page behind this one, if there is more
 */
record Page(List<Post> posts, Optional<Long> next) {
    static Page of(List<Post> posts, long limit) {
        return new Page(
                posts,
                posts.size() < limit ? Optional.empty() : Optional.of(posts.getLast().number()));
    }
}
