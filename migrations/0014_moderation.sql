-- Decisions about servers, what is held until a person decides, lists that others keep, and reports.

-- When somebody decided; NULL: nobody did, the rules of the instance hold.
ALTER TABLE peers ADD COLUMN decided_at BIGINT;
-- The imported list that brought the decision; NULL: a person.
ALTER TABLE peers ADD COLUMN list TEXT;
UPDATE peers SET decided_at = first_seen_at WHERE policy <> 'allow' OR reason <> '';

-- What follows from the decisions for each host of which something is kept: 'limited', 'shut'. A host without a row is neither. Kept so that
-- lists of a hundred thousand domains cost a page nothing.
CREATE TABLE host_standings (
  host TEXT PRIMARY KEY,
  standing TEXT NOT NULL
);
INSERT INTO host_standings (host, standing)
  SELECT h.host, CASE WHEN MAX(CASE WHEN p.policy = 'suspend' THEN 1 ELSE 0 END) = 1 THEN 'shut' ELSE 'limited' END
  FROM (SELECT host FROM endpoints UNION SELECT host FROM actors WHERE NOT is_local UNION SELECT host FROM listings WHERE actor_id IS NOT NULL) h
  JOIN peers p ON p.policy <> 'allow'
    AND (p.host = h.host OR h.host LIKE '%.' || p.host OR h.host LIKE p.host || ':%' OR h.host LIKE '%.' || p.host || ':%')
  GROUP BY h.host;

-- A person let it through: it is not held again.
ALTER TABLE inbox ADD COLUMN let_through BOOLEAN NOT NULL DEFAULT FALSE;

-- What came in and waits for a person. The activity itself stays in `inbox`.
CREATE TABLE held (
  seq BIGINT PRIMARY KEY REFERENCES inbox (seq),
  host TEXT NOT NULL,
  actor_url TEXT NOT NULL,
  -- 'listing', 'message', 'post', 'share', 'like'
  kind TEXT NOT NULL,
  -- 'newcomer', 'keys-changed', 'limited'
  cause TEXT NOT NULL,
  -- Plain text.
  preview TEXT NOT NULL,
  held_at BIGINT NOT NULL
);
CREATE INDEX held_by_host ON held (host, seq);

-- All keys of an actor whom we know well changed at once, and nobody has looked yet (case M10).
ALTER TABLE actors ADD COLUMN keys_changed_at BIGINT;
CREATE INDEX actors_with_changed_keys ON actors (host) WHERE keys_changed_at IS NOT NULL;

CREATE TABLE domain_lists (
  name TEXT PRIMARY KEY,
  -- 'block', 'allow'
  kind TEXT NOT NULL,
  imported_at BIGINT NOT NULL
);
CREATE TABLE domain_list_entries (
  list TEXT NOT NULL REFERENCES domain_lists (name),
  host TEXT NOT NULL,
  policy TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (list, host)
);
CREATE INDEX domain_list_entries_by_host ON domain_list_entries (host);
CREATE INDEX peers_by_list ON peers (list) WHERE list IS NOT NULL;

-- What somebody reports to those who run the instance.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  -- Who reports: one of ours, or the host of a peer and its actor.
  member_id TEXT REFERENCES members (id),
  host TEXT NOT NULL,
  actor_url TEXT NOT NULL,
  -- Whom and what it is about: the actor first, then what it wrote. One address a line.
  about TEXT NOT NULL,
  content TEXT NOT NULL,
  -- 'open', 'done'
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  -- What the server of whom it is about is told; NULL: nothing.
  forwarded TEXT,
  created_at BIGINT NOT NULL,
  decided_at BIGINT
);
CREATE INDEX reports_by_state ON reports (state, created_at);
CREATE INDEX reports_by_host ON reports (host, created_at);
