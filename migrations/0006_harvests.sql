-- Catalogues of peers that ours follow: pulled once after the follow was accepted, and again every day to repair what was lost.
CREATE TABLE harvests (
  actor_id TEXT PRIMARY KEY REFERENCES actors (id),
  -- The page to read next; NULL: begin anew.
  page TEXT,
  -- Pages read in this round, and failures in a row.
  pages BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  due_at BIGINT NOT NULL
);
CREATE INDEX harvests_by_time ON harvests (due_at);
