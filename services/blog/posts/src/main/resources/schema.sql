CREATE TABLE IF NOT EXISTS posts (
  id    uuid PRIMARY KEY,
  title text NOT NULL
);
