package io.stackctl.services.platform.messaging;

import redis.clients.jedis.StreamEntryID;

/**
 * A piece of work that this instance has taken, and nobody else has until it is silent for too
 * long.
 *
 * @param id the one its producer gave it; the same however often it is handed out
 * @param body what is to be done
 * @param attempt 1 for the first time that anybody has it
 */
public record Task(StreamEntryID entry, String id, String body, long attempt) {}
