-- How far each event log was read. Moved on in the transaction of what the events effected.
CREATE TABLE IF NOT EXISTS inbox (
  log      text PRIMARY KEY,
  position bigint NOT NULL
);
