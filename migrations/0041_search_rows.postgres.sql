-- For SQLite, whose index of words has numbers for its rows. It is here too, because both engines have the same columns; nothing reads it.
ALTER TABLE listings ADD COLUMN search_row BIGINT;
