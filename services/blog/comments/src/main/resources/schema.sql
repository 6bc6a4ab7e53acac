-- The posts that can be commented on, as the service posts told.
CREATE TABLE IF NOT EXISTS posts (
  id uuid PRIMARY KEY
);
CREATE TABLE IF NOT EXISTS comments (
  id      uuid PRIMARY KEY,
  post_id uuid NOT NULL REFERENCES posts,
  content text NOT NULL,
  status  text NOT NULL
);
