-- The built-in mailbox knows a mail again that is handed over twice, and keeps the event that comes with it.
ALTER TABLE clientele.mailbox ADD COLUMN message_ref text CHECK (length(message_ref) <= 998);

ALTER TABLE clientele.mailbox ADD COLUMN body_calendar text;

ALTER TABLE clientele.mailbox ADD CONSTRAINT mailbox_message_key UNIQUE (recipient, message_ref);
