-- Who does what only one process at a time should do, until when (seconds since the epoch).
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
