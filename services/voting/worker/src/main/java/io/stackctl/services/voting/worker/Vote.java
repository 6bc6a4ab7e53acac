package io.stackctl.services.voting.worker;

import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;

/**
 * One vote.
 *
 * @param number its place in the queue, greater than those of all that came before
 */
record Vote(StreamEntryID number, String voter, String choice) {
    /** Nothing for an entry that is no vote. */
    static Optional<Vote> of(StreamEntryID number, Map<String, String> fields) {
        var voter = fields.get("voter");
        var choice = fields.get("choice");
        return voter == null || choice == null
                ? Optional.empty()
                : Optional.of(new Vote(number, voter, choice));
    }
}
