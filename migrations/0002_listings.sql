-- What is shared: resources, offers and needs, own and mirrored.

CREATE TABLE resources (
  id TEXT PRIMARY KEY,
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (id),
  nature TEXT NOT NULL,
  texts TEXT NOT NULL,
  kind TEXT,
  quantity_number TEXT NOT NULL,
  quantity_unit TEXT NOT NULL,
  licence TEXT,
  link TEXT,
  version TEXT NOT NULL,
  checksum TEXT NOT NULL,
  conditions TEXT NOT NULL,
  tags TEXT NOT NULL,
  sectors TEXT NOT NULL,
  sdgs TEXT NOT NULL,
  place_name TEXT,
  place_latitude DOUBLE PRECISION,
  place_longitude DOUBLE PRECISION,
  place_precision TEXT,
  place_address TEXT NOT NULL,
  place_opening_hours TEXT NOT NULL,
  place_accessibility TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX resources_by_cooperative ON resources (cooperative_id, updated_at);

-- Own listings have a cooperative, mirrored ones an actor elsewhere: never both.
CREATE TABLE listings (
  id TEXT PRIMARY KEY,
  object_url TEXT NOT NULL UNIQUE,
  cooperative_id TEXT REFERENCES cooperatives (id),
  actor_id TEXT REFERENCES actors (id),
  -- The host it lives on, for the filter by peer and for blocks.
  host TEXT NOT NULL,
  purpose TEXT NOT NULL,
  action TEXT NOT NULL,
  nature TEXT NOT NULL,
  texts TEXT NOT NULL,
  resource_id TEXT REFERENCES resources (id),
  resource_url TEXT,
  kind TEXT,
  quantity_number TEXT NOT NULL,
  quantity_unit TEXT NOT NULL,
  available_number TEXT NOT NULL,
  available_unit TEXT NOT NULL,
  minimum_number TEXT,
  minimum_unit TEXT,
  effort_number TEXT,
  effort_unit TEXT,
  window_from BIGINT,
  window_until BIGINT,
  reciprocal_action TEXT,
  reciprocal_number TEXT,
  reciprocal_unit TEXT,
  reciprocal_note TEXT,
  eligibility TEXT NOT NULL,
  licence TEXT,
  conditions TEXT NOT NULL,
  link TEXT,
  -- Of the digital thing; `version` below counts the changes of the listing.
  release_version TEXT NOT NULL,
  release_checksum TEXT NOT NULL,
  place_name TEXT,
  place_latitude DOUBLE PRECISION,
  place_longitude DOUBLE PRECISION,
  place_precision TEXT,
  place_address TEXT NOT NULL,
  place_opening_hours TEXT NOT NULL,
  place_accessibility TEXT NOT NULL,
  state TEXT NOT NULL,
  closing_note TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  published_at BIGINT,
  CHECK ((cooperative_id IS NULL) <> (actor_id IS NULL))
);
CREATE INDEX listings_by_cooperative ON listings (cooperative_id, updated_at);
CREATE INDEX listings_by_actor ON listings (actor_id);
CREATE INDEX listings_by_host ON listings (host);
CREATE INDEX listings_by_publication ON listings (published_at) WHERE state IN ('published', 'reserved');
CREATE INDEX listings_by_resource ON listings (resource_id);

-- What listings are filtered by, one row per value. facet: 'sector', 'sdg', 'tag'.
CREATE TABLE listing_facets (
  listing_id TEXT NOT NULL REFERENCES listings (id),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (listing_id, facet, value)
);
CREATE INDEX listing_facets_by_value ON listing_facets (facet, value);

-- In the database, not in files: a photo commits, is backed up and moves to another engine with the listing it belongs to.
CREATE TABLE images (
  id TEXT PRIMARY KEY,
  cooperative_id TEXT REFERENCES cooperatives (id),
  alt TEXT NOT NULL,
  media_type TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  remote_url TEXT,
  created_at BIGINT NOT NULL
);

CREATE TABLE image_files (
  image_id TEXT NOT NULL REFERENCES images (id),
  size TEXT NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (image_id, size)
);

-- Which images belong to what, in order. owner: a listing or a resource.
CREATE TABLE image_uses (
  owner_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  image_id TEXT NOT NULL REFERENCES images (id),
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX image_uses_by_image ON image_uses (image_id);
