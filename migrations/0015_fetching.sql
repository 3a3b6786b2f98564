-- What one round of pulling a catalogue has taken so far (case F8): the entries, and since when.
ALTER TABLE harvests ADD COLUMN items BIGINT NOT NULL DEFAULT 0;
ALTER TABLE harvests ADD COLUMN begun_at BIGINT;
-- Pictures of peers are fetched and encoded anew here, so that no reader's browser asks a stranger's server for anything.
-- When the next attempt is due; NULL: it is here, or there is none.
ALTER TABLE images ADD COLUMN fetch_due_at BIGINT;
ALTER TABLE images ADD COLUMN fetch_failures BIGINT NOT NULL DEFAULT 0;
-- Of pictures that are here: since when, and how much they take.
ALTER TABLE images ADD COLUMN fetched_at BIGINT;
ALTER TABLE images ADD COLUMN fetched_bytes BIGINT NOT NULL DEFAULT 0;
UPDATE images SET fetch_due_at = 0 WHERE remote_url IS NOT NULL;
CREATE INDEX images_to_fetch ON images (fetch_due_at) WHERE fetch_due_at IS NOT NULL;
CREATE INDEX images_fetched ON images (fetched_at) WHERE fetched_at IS NOT NULL;
