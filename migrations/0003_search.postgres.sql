-- Words arrive folded (lower case, no diacritics) from the program, so that both engines find the same.
CREATE TABLE listing_search (
  listing_id TEXT PRIMARY KEY REFERENCES listings (id),
  words TSVECTOR NOT NULL
);
CREATE INDEX listing_search_words ON listing_search USING gin (words);
