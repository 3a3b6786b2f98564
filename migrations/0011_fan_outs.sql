-- An activity for many followers is addressed stretch by stretch, each a transaction of its own: how far that came. A row goes when all
-- of them are addressed.
CREATE TABLE fan_outs (
  seq BIGINT PRIMARY KEY REFERENCES activities (seq),
  followers_of TEXT NOT NULL REFERENCES actors (id),
  -- The last follower that was addressed.
  follower_after TEXT NOT NULL
);

-- Followers in a lasting order.
DROP INDEX follows_by_target;
CREATE INDEX follows_by_target ON follows (target_id, state, follower_id);
