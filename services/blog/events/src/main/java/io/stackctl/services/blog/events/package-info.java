/**
 * What the blog's services tell each other, and how it gets from one database to the next.
 *
 * <p>{@link io.stackctl.services.blog.events.BlogEvent} is what is told. {@link
 * io.stackctl.services.blog.events.Outbox} stores it together with the change it tells of and
 * brings it to the {@link io.stackctl.services.blog.events.EventLog}; {@link
 * io.stackctl.services.blog.events.Inbox} brings it from there into another service's database,
 * each event with effect exactly once.
 */
@NullMarked
package io.stackctl.services.blog.events;

import org.jspecify.annotations.NullMarked;
