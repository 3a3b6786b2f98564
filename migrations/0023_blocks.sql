-- Accounts with which a cooperative wants to have nothing to do. A block that was taken back stays, from which its server is told so.
CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  actor_id TEXT NOT NULL REFERENCES actors (id),
  -- The id of its Block.
  activity_url TEXT NOT NULL,
  blocked_at BIGINT NOT NULL,
  ended_at BIGINT,
  UNIQUE (cooperative_id, actor_id)
);
CREATE INDEX blocks_by_actor ON blocks (actor_id) WHERE ended_at IS NULL;

-- What a member wrote, for themselves.
CREATE INDEX messages_by_member ON messages (member_id) WHERE member_id IS NOT NULL;
