/** Takes posts, and tells the others of them. */
@NullMarked
package io.stackctl.services.blog.posts;

import org.jspecify.annotations.NullMarked;
