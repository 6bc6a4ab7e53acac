-- Numbers give the order in which things were heard of, and pages of the list their bounds.
CREATE TABLE IF NOT EXISTS posts (
  id     uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  title  text NOT NULL
);
-- Without a reference to posts: a comment may be heard of before its post.
CREATE TABLE IF NOT EXISTS comments (
  id      uuid PRIMARY KEY,
  number  bigint GENERATED ALWAYS AS IDENTITY,
  post_id uuid NOT NULL,
  content text NOT NULL,
  status  text NOT NULL
);
CREATE INDEX IF NOT EXISTS comments_of_post ON comments (post_id, number DESC);
