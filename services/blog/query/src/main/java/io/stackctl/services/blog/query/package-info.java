/** Answers every read, from a store of its own that joins posts and comments. */
@NullMarked
package io.stackctl.services.blog.query;

import org.jspecify.annotations.NullMarked;
