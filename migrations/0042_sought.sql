-- What decides whether a listing is found, and at which place, stands in the index: the listings of a page are read whole, the others not at all. A row of
-- these is a third of a listing.

-- The newest first, also within a piece of the globe and with words.
DROP INDEX listings_by_publication;
DROP INDEX listings_on_map;
CREATE INDEX listings_sought ON listings
  (published_at, id, state, eligibility, cooperative_id, host, purpose, nature, place_latitude, place_longitude, place_precision, licence, search_row);
-- What is near a town.
DROP INDEX listings_by_place;
CREATE INDEX listings_sought_near ON listings
  (place_latitude, place_longitude, place_precision, published_at, id, state, eligibility, cooperative_id, host, purpose, nature, licence, search_row)
  WHERE place_latitude IS NOT NULL;
