-- Words arrive folded (lower case, no diacritics) from the program, so that both engines find the same.
CREATE VIRTUAL TABLE listing_search USING fts5 (listing_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
