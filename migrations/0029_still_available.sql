-- When a cooperative last said that what it offers or needs still holds, without changing it. NULL: never.
ALTER TABLE listings ADD COLUMN confirmed_at BIGINT;
