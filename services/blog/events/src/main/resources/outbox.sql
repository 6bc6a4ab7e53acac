-- Events that are not on the bus yet. A row is written in the transaction of the change that it tells of.
CREATE TABLE IF NOT EXISTS outbox (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event  text NOT NULL
);
