-- How a conversation about a listing ended. result: 'agreed', 'nothing'.
CREATE TABLE inquiry_outcomes (
  inquiry_id TEXT PRIMARY KEY REFERENCES inquiries (id) ON DELETE CASCADE,
  result TEXT NOT NULL,
  -- In the words of who noted it.
  what TEXT NOT NULL,
  ends_at BIGINT,
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  decided_at BIGINT NOT NULL
);
CREATE INDEX inquiry_outcomes_by_member ON inquiry_outcomes (member_id) WHERE member_id IS NOT NULL;
