package io.stackctl.services.blog.events;

import io.nats.client.ErrorListener;

/**
 * Keeps the client from writing lines of its own to the log: whatever matters also fails a call,
 * and the caller logs that.
 */
final class SilentListener implements ErrorListener {}
