package io.stackctl.services.voting.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

class VoteTest {
    private static Vote vote(long time, long sequence, String voter, String choice) {
        return new Vote(new StreamEntryID(time, sequence), voter, choice);
    }

    @Test
    void an_entry_of_the_queue_is_a_vote_when_it_says_who_and_what() {
        var number = new StreamEntryID(7, 1);

        assertEquals(
                Optional.of(vote(7, 1, "ada", "Cats")),
                Vote.of(number, Map.of("voter", "ada", "choice", "Cats")));
        assertEquals(Optional.empty(), Vote.of(number, Map.of("voter", "ada")));
        assertEquals(Optional.empty(), Vote.of(number, Map.of("choice", "Cats")));
    }

    @Test
    void of_a_voter_the_vote_with_the_greatest_place_counts_however_they_arrive() {
        var first = vote(9, 0, "ada", "Cats");
        var second = vote(9, 1, "ada", "Dogs");
        var third = vote(10, 0, "ada", "Cats");

        assertEquals(List.of(third), VoteStore.lastOfEach(List.of(first, second, third)));
        assertEquals(List.of(third), VoteStore.lastOfEach(List.of(third, first, second)));
        assertEquals(List.of(second), VoteStore.lastOfEach(List.of(second, first, second)));
    }

    @Test
    void votes_are_written_in_the_order_of_voters_so_that_workers_do_not_block_each_other() {
        var ada = vote(2, 0, "ada", "Cats");
        var bob = vote(1, 0, "bob", "Dogs");

        assertEquals(List.of(ada, bob), VoteStore.lastOfEach(List.of(bob, ada)));
    }
}
