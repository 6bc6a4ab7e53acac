CREATE TABLE IF NOT EXISTS votes (
    voter     text   PRIMARY KEY,
    choice    text   NOT NULL,
    -- The vote's place in the queue: milliseconds, and a number among those of the same one. By it an older vote that
    -- is delivered late, or once more, never replaces a newer one.
    cast_at   bigint NOT NULL,
    cast_as   bigint NOT NULL
);
