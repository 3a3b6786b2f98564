-- Notifications that a browser shows on its device (RFC 8030), for members who turned them on there.

-- One for a session: whatever ends the session ends it too, in the engine, also under a program of the version before.
CREATE TABLE push_devices (
  session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  -- Where the push service of the browser takes messages for it, and what they are encrypted for (RFC 8291).
  endpoint TEXT NOT NULL UNIQUE,
  public_key {bytes} NOT NULL,
  auth_secret {bytes} NOT NULL,
  created_at BIGINT NOT NULL,
  -- When its push service took a message last.
  taken_at BIGINT,
  -- Since then.
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL
);

-- What a device is still to show: made with the notification, taken out when the push service has it or nobody waits for it any more.
CREATE TABLE pushes (
  notification_id TEXT NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL REFERENCES push_devices (session_id) ON DELETE CASCADE,
  queued_at BIGINT NOT NULL,
  PRIMARY KEY (notification_id, session_id)
);
CREATE INDEX pushes_by_device ON pushes (session_id);
CREATE INDEX pushes_by_time ON pushes (queued_at);

-- What a program of the version before tells is not pushed.
ALTER TABLE notifications ADD COLUMN by_push BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE notification_settings ADD COLUMN by_push BOOLEAN NOT NULL DEFAULT TRUE;
-- Who wanted to hear nothing of a kind hears nothing by the new way either.
UPDATE notification_settings SET by_push = FALSE WHERE NOT on_page AND NOT by_mail;
