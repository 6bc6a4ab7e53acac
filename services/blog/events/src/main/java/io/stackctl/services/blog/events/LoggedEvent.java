package io.stackctl.services.blog.events;

/**
 * An event and its place in a log.
 *
 * @param position 1 for the first; each is greater than the one before
 */
public record LoggedEvent(long position, Event event) {}
