-- Whether letters with notifications may go to the address with which a member signs in: its owner opened a link that came to it.
CREATE TABLE mail_addresses (
  member_id TEXT PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
  -- The login that this is about. Another login is another address, and not confirmed.
  address TEXT NOT NULL,
  confirmed_at BIGINT,
  -- Since when the letter with the link waits to be sent; NULL: none waits.
  asked_at BIGINT,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  -- When the last one was sent.
  sent_at BIGINT,
  -- Of the link in the last one: its hash, as of every secret.
  token_hash TEXT UNIQUE,
  expires_at BIGINT
);
CREATE INDEX mail_addresses_waiting ON mail_addresses (next_at) WHERE asked_at IS NOT NULL;

-- To which addresses such a letter went within the last day, whatever became of the account meanwhile: scrambled, and forgotten then.
CREATE TABLE confirmation_letters (
  address_hash TEXT PRIMARY KEY,
  begun_at BIGINT NOT NULL
);
CREATE INDEX confirmation_letters_by_time ON confirmation_letters (begun_at);

-- Whoever got letters before and did not end them, though each had a link that does so, goes on getting them.
INSERT INTO mail_addresses (member_id, address, confirmed_at, attempts, next_at)
SELECT m.id, m.login, MAX(n.mailed_at), 0, 0 FROM members m
JOIN notifications n ON n.member_id = m.id AND n.mailed_at IS NOT NULL
WHERE m.login LIKE '%@%' AND EXISTS (SELECT 1 FROM digests d WHERE d.member_id = m.id AND d.is_wanted)
GROUP BY m.id, m.login;

-- Whoever asked for letters and got none yet is asked first.
INSERT INTO mail_addresses (member_id, address, asked_at, attempts, next_at)
SELECT m.id, m.login, MAX(d.next_at), 0, 0 FROM members m
JOIN digests d ON d.member_id = m.id AND d.is_wanted
WHERE m.login LIKE '%@%' AND NOT EXISTS (SELECT 1 FROM mail_addresses a WHERE a.member_id = m.id)
GROUP BY m.id, m.login;
