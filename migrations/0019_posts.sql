-- What sort of thing a post is and what it has beside its words, as JSON (`crates/db/src/posts/details.rs`): it is only ever read together.
ALTER TABLE posts ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
-- Grows with each vote of its poll and with its end: servers tell new counts without a new date.
ALTER TABLE posts ADD COLUMN poll_progress BIGINT NOT NULL DEFAULT 0;
-- The activity by which `shared_by` shared it, so that it can be taken back.
ALTER TABLE posts ADD COLUMN share_url TEXT;
CREATE INDEX posts_by_share ON posts (share_url) WHERE share_url IS NOT NULL;
