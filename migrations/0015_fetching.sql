-- What one round of pulling a catalogue has taken so far (case F8): the entries, and since when.
ALTER TABLE harvests ADD COLUMN items BIGINT NOT NULL DEFAULT 0;
ALTER TABLE harvests ADD COLUMN begun_at BIGINT;
