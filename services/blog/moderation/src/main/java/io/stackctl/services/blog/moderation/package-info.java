/** Approves or rejects each comment by the words in it. */
@NullMarked
package io.stackctl.services.blog.moderation;

import org.jspecify.annotations.NullMarked;
