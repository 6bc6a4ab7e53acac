package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;
import java.util.Optional;

/**
 * A comment, as readers may see it.
 *
 * @param content only of an approved one
 */
record Comment(Id id, Status status, Optional<Content> content) {}
