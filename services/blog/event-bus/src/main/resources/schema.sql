CREATE TABLE IF NOT EXISTS events (
  position bigint PRIMARY KEY,
  id       uuid NOT NULL UNIQUE,
  type     text NOT NULL,
  data     text NOT NULL
);
-- The last position: one row, which is locked by whoever appends.
CREATE TABLE IF NOT EXISTS log_end (
  one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  position bigint NOT NULL
);
INSERT INTO log_end (position) VALUES (0) ON CONFLICT DO NOTHING;
