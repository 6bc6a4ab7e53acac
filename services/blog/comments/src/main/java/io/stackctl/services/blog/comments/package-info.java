/** Takes comments on posts, and keeps what moderation thinks of them. */
@NullMarked
package io.stackctl.services.blog.comments;

import org.jspecify.annotations.NullMarked;
