-- Lists that are shown page by page are read in the order of an index, the id included, however much came at the same moment and however much
-- there is: without it, the whole list was sorted for each page of it.
DROP INDEX listings_by_publication;
CREATE INDEX listings_by_publication ON listings (published_at, id);
DROP INDEX listings_by_cooperative;
CREATE INDEX listings_by_cooperative ON listings (cooperative_id, updated_at, id);
DROP INDEX resources_by_cooperative;
CREATE INDEX resources_by_cooperative ON resources (cooperative_id, updated_at, id);
DROP INDEX posts_by_time;
CREATE INDEX posts_by_time ON posts (published_at, id);
