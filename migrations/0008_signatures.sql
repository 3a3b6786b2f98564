-- Ed25519 keys beside the RSA key in `actors`: ours, and those that peers publish (FEP-521a).
CREATE TABLE actor_ed25519_keys (
  actor_id TEXT NOT NULL REFERENCES actors (id),
  key_id TEXT NOT NULL,
  -- 32 bytes (RFC 8032).
  public_key {bytes} NOT NULL,
  PRIMARY KEY (actor_id, key_id)
);
CREATE INDEX actor_ed25519_keys_by_key ON actor_ed25519_keys (key_id);

-- PKCS#8 DER. NULL until the program makes it, which it does at its start.
ALTER TABLE actor_keys ADD COLUMN ed25519_private_key {bytes};

-- Which kind of signature a host showed that it takes: 'draft-cavage', 'rfc9421-rsa', 'rfc9421-ed25519'.
CREATE TABLE peer_signatures (
  host TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- It refused a better kind: until then nothing but its own 2xx brings that back.
  hints_after BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX peer_signatures_by_expiry ON peer_signatures (expires_at);
