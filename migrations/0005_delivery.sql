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
  created_at BIGINT NOT NULL
);
CREATE INDEX activities_by_object ON activities (object_url);
CREATE INDEX activities_by_time ON activities (created_at);

-- One row per distinct inbox. All retry state is here, none on the deliveries.
CREATE TABLE endpoints (
  id {identity},
  inbox TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  -- 'closed' (healthy), 'open' (waits until next_attempt_at), 'half-open' (one probe under way), 'suspended', 'gone'.
  breaker TEXT NOT NULL,
  in_flight_max BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  first_failure_at BIGINT,
  next_attempt_at BIGINT NOT NULL,
  last_attempt_at BIGINT,
  last_success_at BIGINT,
  -- HTTP status of the last answer, NULL when there was none.
  last_status BIGINT,
  last_error TEXT NOT NULL,
  last_duration_ms BIGINT,
  not_found_count BIGINT NOT NULL,
  delivered_count BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX endpoints_by_host ON endpoints (host);

-- Narrow on purpose: a million pending ones must stay small. A row is deleted when its delivery ended.
CREATE TABLE deliveries (
  endpoint_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (endpoint_id, seq)
) {narrow};

-- Deliveries that ended without success, or wait for a person: 'parked', 'dead'.
CREATE TABLE dead_letters (
  endpoint_id BIGINT NOT NULL REFERENCES endpoints (id),
  seq BIGINT NOT NULL REFERENCES activities (seq),
  state TEXT NOT NULL,
  status BIGINT,
  reason TEXT NOT NULL,
  attempted_at BIGINT NOT NULL,
  PRIMARY KEY (endpoint_id, seq)
);
CREATE INDEX dead_letters_by_time ON dead_letters (attempted_at);
