package io.stackctl.services.blog.moderation;

import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;

/** What moderation thinks of a comment. */
record Verdict(Id commentId, Status status) {}
