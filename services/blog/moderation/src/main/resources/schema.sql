CREATE TABLE IF NOT EXISTS verdicts (
  comment_id uuid PRIMARY KEY,
  status     text NOT NULL
);
