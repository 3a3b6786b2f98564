-- Several programs on one database (PostgreSQL): which of them does which part of the work. A program alone on SQLite needs none of it.

-- Programs that run now. Each counts its beats; whoever sees one stand still for a whole lease, by its own clock, may remove its row.
CREATE TABLE nodes (
  id TEXT PRIMARY KEY,
  -- For people: the machine and where it listens.
  name TEXT NOT NULL,
  beat BIGINT NOT NULL,
  -- How long its beat may stand still.
  lease_ms BIGINT NOT NULL,
  -- It is stopping: nothing more goes to it.
  leaving BOOLEAN NOT NULL,
  -- By its own clock, for people only: nothing is decided by comparing clocks.
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);

-- Parts of the work: 'delivery/00' to 'delivery/63' by the endpoint's id, and those that one node does for all. A row is never deleted.
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  -- NULL: nobody's. No reference to nodes: an owner whose row is gone has lost it, whoever notices first.
  owner TEXT,
  -- Grows with each change of owner, so that a former owner is known by its number.
  token BIGINT NOT NULL
);
