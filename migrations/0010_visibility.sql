-- What people see of deliveries and of the inbox.

-- How long requests to an inbox take: a moving average, the last one weighing an eighth. NULL before the first.
ALTER TABLE endpoints ADD COLUMN duration_smoothed_ms BIGINT;
-- Failed rounds since the inbox is known.
ALTER TABLE endpoints ADD COLUMN failed_count BIGINT NOT NULL DEFAULT 0;

-- What a cooperative sent, the latest first.
CREATE INDEX activities_by_actor ON activities (actor_id, seq);
-- What could not be processed and waits for a person.
CREATE INDEX inbox_failed ON inbox (seq) WHERE outcome = 'failed';
CREATE INDEX peers_by_policy ON peers (policy, host);
