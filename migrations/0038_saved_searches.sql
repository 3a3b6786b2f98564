-- Searches that members keep, and since when a listing is to be had: what is new is compared with what is looked for.

-- When a listing was opened last: published, published again, or taken over from a peer. Here and not in `listings`: only the newest are asked for,
-- and a listing is written far more often than it is opened.
CREATE TABLE openings (
  listing_id TEXT PRIMARY KEY REFERENCES listings (id) ON DELETE CASCADE,
  opened_at BIGINT NOT NULL,
  -- Who of ours published it, and so need not be told of it.
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL
);
CREATE INDEX openings_by_time ON openings (opened_at, listing_id);
CREATE INDEX openings_by_member ON openings (member_id) WHERE member_id IS NOT NULL;

CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- As the address of the catalogue has it, so that it is read in one place only, whatever filters will come.
  query TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  -- Up to when its member has seen what was found, and since when something counts as new on its page.
  looked_at BIGINT NOT NULL,
  new_since BIGINT NOT NULL,
  -- Openings up to here were compared with it.
  matched_until BIGINT NOT NULL,
  -- Since it was looked at, counted up to a bound.
  found BIGINT NOT NULL,
  found_at BIGINT,
  paused_at BIGINT,
  UNIQUE (member_id, query)
);
CREATE INDEX saved_searches_by_turn ON saved_searches (matched_until, id) WHERE paused_at IS NULL;
