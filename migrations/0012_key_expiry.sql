-- From when on signatures of a key are not accepted, when its actor says so (FEP-521a `expires`, or `revoked`). NULL: not known to end.
ALTER TABLE actor_ed25519_keys ADD COLUMN expires_at BIGINT;
