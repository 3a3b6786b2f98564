-- Peers, follows, conversations, and what peers send.

CREATE TABLE peers (
  host TEXT PRIMARY KEY,
  policy TEXT NOT NULL,
  reason TEXT NOT NULL,
  software TEXT NOT NULL,
  first_seen_at BIGINT NOT NULL,
  last_seen_at BIGINT
);

CREATE TABLE follows (
  id TEXT PRIMARY KEY,
  follower_id TEXT NOT NULL REFERENCES actors (id),
  target_id TEXT NOT NULL REFERENCES actors (id),
  state TEXT NOT NULL,
  activity_url TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (follower_id, target_id)
);
CREATE INDEX follows_by_target ON follows (target_id, state);
CREATE INDEX follows_by_activity ON follows (activity_url);

-- A question to a listing, and the conversation that follows. Both sides of a thread are actors; either may be ours.
CREATE TABLE inquiries (
  id TEXT PRIMARY KEY,
  listing_id TEXT REFERENCES listings (id),
  asker_id TEXT NOT NULL REFERENCES actors (id),
  owner_id TEXT NOT NULL REFERENCES actors (id),
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX inquiries_by_owner ON inquiries (owner_id, state, updated_at);
CREATE INDEX inquiries_by_asker ON inquiries (asker_id, updated_at);
CREATE INDEX inquiries_by_listing ON inquiries (listing_id);

CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  inquiry_id TEXT NOT NULL REFERENCES inquiries (id),
  object_url TEXT NOT NULL UNIQUE,
  author_id TEXT NOT NULL REFERENCES actors (id),
  member_id TEXT REFERENCES members (id),
  body TEXT NOT NULL,
  body_is_html BOOLEAN NOT NULL,
  -- As its author tells it, within reason; when it came counts against floods.
  created_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX messages_by_inquiry ON messages (inquiry_id, created_at);

-- Likes and shares of our listings. kind: 'like', 'announce'.
CREATE TABLE reactions (
  listing_id TEXT NOT NULL REFERENCES listings (id),
  actor_id TEXT NOT NULL REFERENCES actors (id),
  kind TEXT NOT NULL,
  activity_url TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (listing_id, actor_id, kind)
);
CREATE INDEX reactions_by_activity ON reactions (activity_url);

-- Ordinary posts of followed actors, for the reading page.
CREATE TABLE posts (
  id TEXT PRIMARY KEY,
  object_url TEXT NOT NULL UNIQUE,
  actor_id TEXT NOT NULL REFERENCES actors (id),
  -- Who shared it with us, when that was not its author.
  shared_by TEXT REFERENCES actors (id),
  content TEXT NOT NULL,
  -- Content warning.
  warning TEXT NOT NULL,
  page_url TEXT,
  -- JSON list of {url, media_type, alt}.
  attachments TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX posts_by_time ON posts (published_at);
CREATE INDEX posts_by_actor ON posts (actor_id);

-- Ids that were deleted, ours and peers': ours answer 410, peers' are not stored again when an older Create comes late (case Q9).
CREATE TABLE tombstones (
  object_url TEXT PRIMARY KEY,
  former_type TEXT NOT NULL,
  -- Who deleted it; NULL for ours.
  actor_url TEXT,
  deleted_at BIGINT NOT NULL
);

-- What peers sent and we accepted (202), before and after it took effect. Unique by activity and recipient (case S6).
CREATE TABLE inbox (
  seq {identity},
  activity_url TEXT NOT NULL,
  -- Address of the personal inbox's actor, '' for the shared inbox.
  recipient TEXT NOT NULL,
  actor_url TEXT NOT NULL,
  host TEXT NOT NULL,
  body {bytes} NOT NULL,
  received_at BIGINT NOT NULL,
  processed_at BIGINT,
  -- 'done', 'ignored', 'refused', 'failed', with the reason.
  outcome TEXT,
  reason TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  UNIQUE (activity_url, recipient)
);
-- All that choosing the next batch reads, so that it does not touch the bodies.
CREATE INDEX inbox_waiting ON inbox (seq, actor_url, host, next_attempt_at) WHERE processed_at IS NULL;
CREATE INDEX inbox_waiting_by_host ON inbox (host) WHERE processed_at IS NULL;
