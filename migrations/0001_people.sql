-- Who speaks (actors), who shares (cooperatives), who acts for them (members).

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Local and remote actors alike: addressing, showing and verifying ask the same questions of both.
CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  is_local BOOLEAN NOT NULL,
  username TEXT NOT NULL,
  host TEXT NOT NULL,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  page_url TEXT,
  icon_url TEXT,
  inbox TEXT NOT NULL,
  shared_inbox TEXT,
  outbox TEXT,
  followers TEXT,
  approves_followers BOOLEAN NOT NULL,
  key_id TEXT NOT NULL,
  public_key_pem TEXT NOT NULL,
  fetched_at BIGINT,
  gone_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX actors_by_handle ON actors (host, username);
CREATE INDEX actors_by_key ON actors (key_id);

-- Private keys apart from what pages read. PKCS#8 DER.
CREATE TABLE actor_keys (
  actor_id TEXT PRIMARY KEY REFERENCES actors (id),
  private_key {bytes} NOT NULL
);

CREATE TABLE cooperatives (
  id TEXT PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,
  actor_id TEXT NOT NULL UNIQUE REFERENCES actors (id),
  texts TEXT NOT NULL,
  legal_form TEXT NOT NULL,
  role TEXT,
  sectors TEXT NOT NULL,
  sdgs TEXT NOT NULL,
  place_name TEXT,
  place_latitude DOUBLE PRECISION,
  place_longitude DOUBLE PRECISION,
  place_precision TEXT,
  place_address TEXT NOT NULL,
  place_opening_hours TEXT NOT NULL,
  place_accessibility TEXT NOT NULL,
  contact TEXT NOT NULL,
  website TEXT,
  default_licence TEXT,
  charter TEXT,
  logo_id TEXT,
  approves_followers BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE members (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  locale TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  instance_admin BOOLEAN NOT NULL,
  -- Raised to end every session at once.
  epoch BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE memberships (
  member_id TEXT NOT NULL REFERENCES members (id),
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  role TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, cooperative_id)
);
CREATE INDEX memberships_by_cooperative ON memberships (cooperative_id);

-- Only the hash of a session's token is kept: who reads the database cannot sign in with it (case A2).
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES members (id),
  epoch BIGINT NOT NULL,
  user_agent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  -- NULL: the one-time link of first run.
  cooperative_id TEXT REFERENCES cooperatives (id),
  role TEXT NOT NULL,
  note TEXT NOT NULL,
  created_by TEXT REFERENCES members (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  uses_left BIGINT NOT NULL CHECK (uses_left >= 0)
);
CREATE INDEX invitations_by_cooperative ON invitations (cooperative_id);

-- Failed sign-ins per account and per source, for the limit on guessing (case A4).
CREATE TABLE sign_in_failures (
  bucket TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  window_started_at BIGINT NOT NULL
);
