package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Title;

/** A post. */
record Post(Id id, Title title) {}
