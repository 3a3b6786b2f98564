-- The board of each cooperative: a group that others follow, and what people elsewhere post to it.

CREATE TABLE boards (
  cooperative_id TEXT PRIMARY KEY REFERENCES cooperatives (id),
  actor_id TEXT NOT NULL UNIQUE REFERENCES actors (id),
  -- What becomes of posts from outside: 'automatic', 'by-hand', 'off'.
  outside_posts TEXT NOT NULL
);

CREATE TABLE board_posts (
  id TEXT PRIMARY KEY,
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  object_url TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES actors (id),
  -- Of its author, for the counts against floods.
  host TEXT NOT NULL,
  -- 'waiting', 'accepted', 'refused', 'taken-up', 'removed', 'withdrawn'
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  warning TEXT NOT NULL,
  page_url TEXT,
  -- JSON list of {url, media_type, alt}.
  attachments TEXT NOT NULL,
  -- The last activity of its author about it, as it came: a group passes it on unchanged.
  activity {bytes} NOT NULL,
  published_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  decided_at BIGINT,
  -- What a steward made of it. No reference: conversations end when their author deletes what they wrote.
  inquiry_id TEXT,
  listing_id TEXT,
  UNIQUE (cooperative_id, object_url)
);
CREATE INDEX board_posts_by_state ON board_posts (cooperative_id, state, received_at, id);
CREATE INDEX board_posts_by_url ON board_posts (object_url);
CREATE INDEX board_posts_by_author ON board_posts (actor_id, received_at);
CREATE INDEX board_posts_by_host ON board_posts (host, received_at);
CREATE INDEX board_posts_by_decision ON board_posts (state, decided_at);

-- Servers that showed that they read whole activities which a group announces (FEP-1b12). To the others a board announces ids.
CREATE TABLE activity_readers (
  host TEXT PRIMARY KEY,
  learnt_at BIGINT NOT NULL
);
INSERT INTO activity_readers (host, learnt_at) SELECT DISTINCT host, 0 FROM actors WHERE kind = 'Group' AND NOT is_local;

-- Which of the followers an activity is for ('any', 'ids', 'activities'), and whose followers come after those of `followers_of`.
ALTER TABLE fan_outs ADD COLUMN reading TEXT NOT NULL DEFAULT 'any';
ALTER TABLE fan_outs ADD COLUMN then_followers_of TEXT REFERENCES actors (id);
ALTER TABLE fan_outs ADD COLUMN then_reading TEXT NOT NULL DEFAULT 'any';
-- Those of `followers_of` are addressed.
ALTER TABLE fan_outs ADD COLUMN first_done BOOLEAN NOT NULL DEFAULT FALSE;
