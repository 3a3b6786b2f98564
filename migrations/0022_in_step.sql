-- What keeps servers in step with each other: who follows whom (FEP-8fcf), what stands in whose catalogue, who is where now.

-- An actor elsewhere said a digest of its followers here that is not ours. Its list is read when it is due; NULL: nothing is to be done, and
-- the row only remembers when it was read last.
CREATE TABLE follower_checks (
  actor_id TEXT PRIMARY KEY REFERENCES actors (id),
  host TEXT NOT NULL,
  -- Where its server gives us the list, and the digest it named.
  url TEXT NOT NULL,
  digest TEXT NOT NULL,
  due_at BIGINT,
  failures BIGINT NOT NULL,
  checked_at BIGINT
);
CREATE INDEX follower_checks_due ON follower_checks (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX follower_checks_by_host ON follower_checks (host);

-- Of the last whole round of a catalogue: when it ended, whether all pages were read, what its first page was (ETag), and a digest of what is
-- mirrored since.
ALTER TABLE harvests ADD COLUMN read_at BIGINT;
ALTER TABLE harvests ADD COLUMN read_whole_at BIGINT;
ALTER TABLE harvests ADD COLUMN etag TEXT;
ALTER TABLE harvests ADD COLUMN kept_digest TEXT;
-- The first page of the round that is under way.
ALTER TABLE harvests ADD COLUMN next_etag TEXT;
-- The catalogue and its first page; NULL: none was found yet, or the actor has none.
ALTER TABLE harvests ADD COLUMN catalogue_url TEXT;
ALTER TABLE harvests ADD COLUMN first_url TEXT;
-- Why the last attempt failed; empty: it did not.
ALTER TABLE harvests ADD COLUMN trouble TEXT NOT NULL DEFAULT '';

-- What the round that is under way saw in a catalogue: what is mirrored and was not seen is looked for at its origin.
CREATE TABLE harvest_seen (
  actor_id TEXT NOT NULL REFERENCES actors (id),
  object_url TEXT NOT NULL,
  PRIMARY KEY (actor_id, object_url)
);

-- What the programs of a host say that they can read (FEP-844e), one address a line.
CREATE TABLE peer_capabilities (
  host TEXT PRIMARY KEY,
  implements TEXT NOT NULL,
  seen_at BIGINT NOT NULL
);

-- Other addresses of a cooperative: those that it had, one a line, and the one that it has now, if it moved away.
CREATE TABLE cooperative_moves (
  cooperative_id TEXT PRIMARY KEY REFERENCES cooperatives (id),
  also_known_as TEXT NOT NULL,
  moved_to TEXT,
  moved_at BIGINT
);
