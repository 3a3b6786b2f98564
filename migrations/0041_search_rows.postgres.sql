-- For SQLite, whose index of words has numbers for its rows. It is here too, because both engines have the same columns; it stays empty.
ALTER TABLE listings ADD COLUMN search_row BIGINT;
