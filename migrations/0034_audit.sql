-- Who did what to accounts, roles, other servers, settings and copies. A row names people by their ids alone, which go with their accounts:
-- that something was done stays, and by whom does not. The engine
-- takes them out, so that a program of the version before, which knows nothing of this table, can still delete an account.
CREATE TABLE audit_log (
  seq {identity},
  recorded_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  -- Whose hand it was: 'member', or 'operator' for the command line.
  door TEXT NOT NULL,
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  cooperative_id TEXT REFERENCES cooperatives (id),
  -- Whose account it was done to.
  about_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_log_by_kind ON audit_log (kind, seq);
CREATE INDEX audit_log_by_member ON audit_log (member_id, seq) WHERE member_id IS NOT NULL;
CREATE INDEX audit_log_by_about ON audit_log (about_id, seq) WHERE about_id IS NOT NULL;
