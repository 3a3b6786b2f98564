-- What members are told of, and how.

-- What happened that members may want to hear of, until their rows below are made from it. Written in the transaction of the change, as `events` are;
-- a table of its own, as most of it comes from outside, and nothing of it is for peers.
CREATE TABLE news (
  seq {identity},
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  recorded_at BIGINT NOT NULL
);

-- One row for a member and a thing, however often something happens to it. What is a member's goes with the account by the engine, here and below:
-- a program of the version before, which knows nothing of these tables, can still delete an account.
CREATE TABLE notifications (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  -- 'inquiry', 'answer', 'closed', 'follower', 'board-post', 'draft', 'report', 'held'
  kind TEXT NOT NULL,
  -- The id of what it is about; '' where the kind says all.
  subject TEXT NOT NULL,
  -- What the member chose when it happened.
  on_page BOOLEAN NOT NULL,
  by_mail BOOLEAN NOT NULL,
  -- Since it was read last.
  times BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  read_at BIGINT,
  -- When a letter told of it.
  mailed_at BIGINT,
  UNIQUE (member_id, kind, subject)
);
CREATE INDEX notifications_unread ON notifications (member_id) WHERE read_at IS NULL AND on_page;
CREATE INDEX notifications_unmailed ON notifications (member_id) WHERE read_at IS NULL AND mailed_at IS NULL AND by_mail;
CREATE INDEX notifications_by_subject ON notifications (subject, kind);
CREATE INDEX notifications_by_time ON notifications (happened_at);

-- What a member chose, where that is not the usual.
CREATE TABLE notification_settings (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  on_page BOOLEAN NOT NULL,
  by_mail BOOLEAN NOT NULL,
  PRIMARY KEY (member_id, kind)
);

-- Letters with notifications that a member asked for. rhythm: 'daily', 'at-once' (inquiries and their answers only).
CREATE TABLE digests (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  rhythm TEXT NOT NULL,
  is_wanted BOOLEAN NOT NULL,
  -- Of the daily one, UTC.
  hour BIGINT NOT NULL,
  -- In the link that ends these letters. It stays readable, as every letter carries it; it can do nothing else.
  secret TEXT NOT NULL UNIQUE,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, rhythm)
);
CREATE INDEX digests_due ON digests (next_at) WHERE is_wanted;

-- Drafts that lie for long.
CREATE INDEX listings_drafts ON listings (updated_at) WHERE state = 'draft';
