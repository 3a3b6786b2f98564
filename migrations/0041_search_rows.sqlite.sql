-- Which row of the index of words a listing has, so that a search can ask of each listing whether it is among those with a word, instead of reading
-- every listing with it. The numbers are those that the program makes from an id; old rows take them from the index.
ALTER TABLE listings ADD COLUMN search_row BIGINT;
UPDATE listings SET search_row = s.rowid FROM listing_search s WHERE s.listing_id = listings.id;
