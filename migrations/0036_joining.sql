-- Whether strangers may ask to join a cooperative, and what it tells them.
CREATE TABLE joining (
  cooperative_id TEXT PRIMARY KEY REFERENCES cooperatives (id),
  is_open BOOLEAN NOT NULL,
  words TEXT NOT NULL
);

-- Who asks to join. Only the hash of the link by which they hear how it stands is kept, as of every secret.
CREATE TABLE join_requests (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  -- Who asks with an account that is here already.
  member_id TEXT REFERENCES members (id) ON DELETE CASCADE,
  login TEXT NOT NULL,
  display_name TEXT NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL,
  -- What they are told with the decision.
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  decided_at BIGINT
);
CREATE INDEX join_requests_by_cooperative ON join_requests (cooperative_id, state, created_at);
CREATE INDEX join_requests_by_member ON join_requests (member_id) WHERE member_id IS NOT NULL;

-- Who came by which invitation.
CREATE TABLE invitation_uses (
  invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (invitation_id, member_id)
);
CREATE INDEX invitation_uses_by_member ON invitation_uses (member_id);
