-- How many servers came for the first time within the last hour (case M4).
CREATE INDEX peers_by_first_seen ON peers (first_seen_at) WHERE decided_at IS NULL;

-- Servers whose reports a list of domains says not to read (`reject_reports`).
CREATE TABLE report_refusals (
  list TEXT NOT NULL REFERENCES domain_lists (name),
  host TEXT NOT NULL,
  PRIMARY KEY (list, host)
);
CREATE INDEX report_refusals_by_host ON report_refusals (host);
