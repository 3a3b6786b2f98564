-- Finding by place and by time, without reading every listing.

-- A map shows the newest listings within a piece of the globe: in their order, with the coordinates beside it.
CREATE INDEX listings_on_map ON listings (published_at, id, place_latitude, place_longitude) WHERE place_latitude IS NOT NULL;
-- What is near a town.
CREATE INDEX listings_by_place ON listings (place_latitude, place_longitude) WHERE place_latitude IS NOT NULL;
-- Calendars: what has a time, by when it ends.
CREATE INDEX listings_by_end ON listings ((COALESCE(window_until, window_from)), id) WHERE COALESCE(window_until, window_from) IS NOT NULL;
