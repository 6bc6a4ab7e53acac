-- Who asked for one, until the link in the mail is followed. Of the link's token only a hash is kept.
CREATE TABLE signups (
    token_hash    text        PRIMARY KEY,
    email         text        NOT NULL,
    password_hash text        NOT NULL,
    expires_at    timestamptz NOT NULL
);

CREATE INDEX signups_email ON signups (email);
CREATE INDEX signups_expires_at ON signups (expires_at);
