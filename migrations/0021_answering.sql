-- Answering posts (replies, likes, shares), pinned listings, and members' own public actors.

-- For whom its author meant a post, and where it stands in a conversation; NULL for those kept before. Answers of others in a thread of ours are
-- posts too: `thread` is the address of the post that the thread hangs on.
ALTER TABLE posts ADD COLUMN reach TEXT;
ALTER TABLE posts ADD COLUMN in_reply_to TEXT;
ALTER TABLE posts ADD COLUMN conversation TEXT;
ALTER TABLE posts ADD COLUMN context TEXT;
ALTER TABLE posts ADD COLUMN thread TEXT;
CREATE INDEX posts_by_thread ON posts (thread, published_at) WHERE thread IS NOT NULL;

-- What ours answered to posts. No reference to the post: its author may delete it, and it is forgotten after a while.
CREATE TABLE replies (
  id TEXT PRIMARY KEY,
  object_url TEXT NOT NULL UNIQUE,
  actor_id TEXT NOT NULL REFERENCES actors (id),
  -- Which of our members wrote it, for our own eyes.
  member_id TEXT REFERENCES members (id),
  thread TEXT NOT NULL,
  in_reply_to TEXT NOT NULL,
  to_actor_id TEXT NOT NULL REFERENCES actors (id),
  conversation TEXT,
  context TEXT,
  -- 'public', 'unlisted', 'direct'
  reach TEXT NOT NULL,
  body TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX replies_by_thread ON replies (thread, created_at);
CREATE INDEX replies_by_actor ON replies (actor_id, created_at);
CREATE INDEX replies_by_member ON replies (member_id);
CREATE INDEX replies_by_addressee ON replies (to_actor_id);

-- Likes and shares of them. kind: 'like', 'announce'.
CREATE TABLE reply_reactions (
  reply_id TEXT NOT NULL REFERENCES replies (id),
  actor_id TEXT NOT NULL REFERENCES actors (id),
  kind TEXT NOT NULL,
  activity_url TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (reply_id, actor_id, kind)
);
CREATE INDEX reply_reactions_by_activity ON reply_reactions (activity_url);

-- What ours liked and shared. A row that is taken back stays, so that its Undo can be told.
CREATE TABLE post_reactions (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  actor_id TEXT NOT NULL REFERENCES actors (id),
  kind TEXT NOT NULL,
  is_given BOOLEAN NOT NULL,
  -- Changes with each time it is given.
  activity_url TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (post_id, actor_id, kind)
);
CREATE INDEX post_reactions_by_actor ON post_reactions (actor_id);

-- It was addressed to everybody, so that others may be told of it.
ALTER TABLE messages ADD COLUMN is_public BOOLEAN NOT NULL DEFAULT FALSE;

-- Listings that stand first on the page of their cooperative.
CREATE TABLE pinned_listings (
  listing_id TEXT PRIMARY KEY REFERENCES listings (id),
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  pinned_at BIGINT NOT NULL
);
CREATE INDEX pinned_listings_by_cooperative ON pinned_listings (cooperative_id, pinned_at);

-- Members who speak for themselves. One that ended keeps its row: its name is never given again.
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  member_id TEXT REFERENCES members (id),
  actor_id TEXT NOT NULL UNIQUE REFERENCES actors (id),
  name TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX people_by_member ON people (member_id);

-- Every name in a handle of this instance, so that no two actors can have the same.
CREATE TABLE local_names (
  name TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL REFERENCES actors (id)
);
INSERT INTO local_names (name, actor_id)
  SELECT lower(username), MIN(id) FROM actors WHERE is_local GROUP BY lower(username);
