package io.stackctl.services.voting.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.kit.Endpoint;
import io.stackctl.services.kit.Log;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.DatabaseSettings;
import io.stackctl.services.postgres.Schema;
import io.stackctl.services.testkit.BackingService;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/** Votes from a real queue into a real database. */
class CountingIT {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATE = Duration.ofHours(1);

    private static BackingService redis;
    private static BackingService postgres;
    private static RedisClient client;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        redis = BackingService.redis();
        postgres = BackingService.postgres();
        client = RedisClient.create(redis.host(), redis.port());
        database =
                Database.open(
                        new DatabaseSettings(
                                postgres.host(),
                                new Port(postgres.port()),
                                BackingService.SHOP,
                                BackingService.SHOP,
                                new Secret(BackingService.SHOP),
                                2,
                                60),
                        new Log("test", new PrintStream(System.out, true), Clock.systemUTC()));
        Schema.create(database, "/schema.sql");
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
        redis.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        client.flushAll();
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("TRUNCATE votes");
            }
        });
    }

    private static VoteQueue queue(String worker, Duration claimAfter) {
        return VoteQueue.open(new Endpoint(redis.host(), redis.port()), worker, claimAfter);
    }

    private static void vote(String voter, String choice) {
        client.xadd("votes", XAddParams.xAddParams(), Map.of("voter", voter, "choice", choice));
    }

    private static void count(VoteQueue queue, List<StreamEntry> entries) throws Exception {
        new VoteStore(database).add(votes(entries));
        queue.done(ids(entries));
    }

    private static List<Vote> votes(List<StreamEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Vote.of(entry.getID(), entry.getFields()).stream())
                .toList();
    }

    private static List<StreamEntryID> ids(List<StreamEntry> entries) {
        return entries.stream().map(StreamEntry::getID).toList();
    }

    private static Map<String, String> counted() throws Exception {
        return database.transaction(connection -> {
            var votes = new TreeMap<String, String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT voter, choice FROM votes")) {
                while (rows.next()) {
                    votes.put(rows.getString(1), rows.getString(2));
                }
            }
            return votes;
        });
    }

    @Test
    void the_last_vote_of_each_voter_counts() throws Exception {
        vote("a", "Cats");
        vote("b", "Dogs");
        vote("a", "Dogs");
        try (var queue = queue("one", LATE)) {
            count(queue, queue.take());
        }

        assertEquals(Map.of("a", "Dogs", "b", "Dogs"), counted());
        assertEquals(0, client.xlen("votes"));
    }

    @Test
    void two_workers_get_different_votes() {
        try (var one = queue("one", LATE);
                var two = queue("two", LATE)) {
            vote("a", "Cats");
            var first = one.take();
            vote("b", "Dogs");
            var second = two.take();

            assertEquals("a", first.getFirst().getFields().get("voter"));
            assertEquals("b", second.getFirst().getFields().get("voter"));
            assertEquals(List.of(1, 1), List.of(first.size(), second.size()));
        }
    }

    @Test
    void what_a_killed_worker_took_is_taken_over_and_changes_nothing_twice() throws Exception {
        vote("a", "Cats");
        try (var killed = queue("killed", LATE);
                var heir = queue("heir", SOON)) {
            var taken = killed.take();
            // It wrote what it took, and was killed before it could say so.
            new VoteStore(database).add(votes(taken));
            vote("a", "Dogs");
            count(killed, killed.take());

            var left = heir.take();
            count(heir, left);

            assertEquals(ids(taken), ids(left));
            assertEquals(Map.of("a", "Dogs"), counted());
            assertEquals(0, client.xlen("votes"));
        }
    }

    @Test
    void a_queue_that_was_emptied_is_joined_anew() {
        try (var queue = queue("one", LATE)) {
            vote("a", "Cats");
            assertEquals(1, queue.take().size());
            client.flushAll();
            vote("b", "Dogs");
            assertThrows(JedisDataException.class, queue::take, "its group is gone");

            assertEquals("b", queue.take().getFirst().getFields().get("voter"));
        }
    }
}
