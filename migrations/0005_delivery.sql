-- What happened (events), what follows from it for peers (activities, deliveries), and how each endpoint fares.

CREATE TABLE events (
  seq {identity},
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- The subject's version at that time, where it counts its changes; 0 otherwise.
  version BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  handled_at BIGINT
);
CREATE INDEX events_unhandled ON events (seq) WHERE handled_at IS NULL;

-- An activity's body, once, whatever the number of recipients.
CREATE TABLE activities (
  seq {identity},
  activity_url TEXT NOT NULL UNIQUE,
  -- The actor whose key signs it.
  actor_id TEXT NOT NULL REFERENCES actors (id),
  -- What it is about: deliveries to one endpoint about the same object keep their order.
  object_url TEXT NOT NULL,
  kind TEXT NOT NULL,
  body {bytes} NOT NULL,
  -- How many endpoints it was addressed to.
  audience BIGINT NOT NULL,
  -- To how many of them a later activity about the same object went instead, before this one was sent.
  superseded BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX activities_by_object ON activities (object_url, seq);
CREATE INDEX activities_by_time ON activities (created_at);

-- One row per distinct inbox. All retry state is here, none on the deliveries.
CREATE TABLE endpoints (
  id {identity},
  inbox TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  -- 'closed' (healthy), 'open' (waits until next_attempt_at, then one probe), 'half-open' (a probe was asked for), 'suspended', 'gone'.
  breaker TEXT NOT NULL,
  in_flight_max BIGINT NOT NULL,
  -- Failed rounds since the last answer that was not a failure, and when they began.
  failures BIGINT NOT NULL,
  first_failure_at BIGINT,
  next_attempt_at BIGINT NOT NULL,
  -- Until when its Retry-After asked us to wait: only a person may ask sooner.
  wait_asked_until BIGINT NOT NULL,
  last_attempt_at BIGINT,
  last_success_at BIGINT,
  -- HTTP status of the last answer, NULL when there was none.
  last_status BIGINT,
  last_error TEXT NOT NULL,
  last_duration_ms BIGINT,
  -- Rounds in a row that ended with 404 or 410, and when they began.
  not_found_count BIGINT NOT NULL,
  not_found_since BIGINT,
  delivered_count BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX endpoints_by_host ON endpoints (host);

-- Narrow on purpose: a million pending ones must stay small. A row is deleted when its delivery ended. No foreign keys: each would
-- cost a look-up per row and fan-out inserts thousands.
CREATE TABLE deliveries (
  endpoint_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (endpoint_id, seq)
) {narrow};
-- Who still waits for one activity.
CREATE INDEX deliveries_by_seq ON deliveries (seq);

-- Deliveries that ended without success, or wait for a person: 'parked', 'dead'.
CREATE TABLE dead_letters (
  endpoint_id BIGINT NOT NULL REFERENCES endpoints (id),
  -- No reference: that the activity is missing may be the very reason.
  seq BIGINT NOT NULL,
  state TEXT NOT NULL,
  status BIGINT,
  reason TEXT NOT NULL,
  attempted_at BIGINT NOT NULL,
  PRIMARY KEY (endpoint_id, seq)
);
CREATE INDEX dead_letters_by_time ON dead_letters (attempted_at);
CREATE INDEX dead_letters_by_seq ON dead_letters (seq);
