-- Accounts: suspension, when somebody was last here, and ways back in for those who forgot their password.

-- Who is suspended cannot sign in. NULL: is not.
ALTER TABLE members ADD COLUMN suspended_at BIGINT;
-- To the hour. Stays when sessions end.
ALTER TABLE members ADD COLUMN last_seen_at BIGINT;
UPDATE members SET last_seen_at = (SELECT MAX(sessions.last_seen_at) FROM sessions WHERE sessions.member_id = members.id);

-- One-time links to a new password: for each account the last one of a letter and the last one that was handed over. Only the hash of a token is kept (case A2).
CREATE TABLE password_resets (
  member_id TEXT NOT NULL REFERENCES members (id),
  by_letter BOOLEAN NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  -- The member's when the link was made: whatever raises it makes the link useless.
  epoch BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, by_letter)
);

-- Passkeys (Web Authentication). The public key is SPKI DER, the credential's id base64url.
CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id),
  credential_id TEXT NOT NULL UNIQUE,
  -- COSE number.
  algorithm BIGINT NOT NULL,
  public_key {bytes} NOT NULL,
  -- As its authenticator counts; 0: it does not.
  sign_count BIGINT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX passkeys_by_member ON passkeys (member_id);

-- What authenticators are asked to sign; each is answered once. member_id: who adds a passkey; NULL: somebody signs in.
CREATE TABLE passkey_challenges (
  challenge_hash TEXT PRIMARY KEY,
  member_id TEXT REFERENCES members (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);

-- Who asked for a letter with such a link. Nothing here tells whether somebody has this login, and the link is made when the letter goes.
CREATE TABLE reset_letters (
  login TEXT PRIMARY KEY,
  created_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL
);
CREATE INDEX reset_letters_by_time ON reset_letters (next_at);
