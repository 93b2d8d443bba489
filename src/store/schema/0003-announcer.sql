-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who says the calls of a zone: the one process that holds the row, which it renews; a row that was
-- not renewed for a while is anybody's. It is no change of the hall and leaves no event.

CREATE TABLE announcer (
  hall INTEGER NOT NULL,
  zone TEXT NOT NULL,
  holder TEXT NOT NULL CHECK (holder <> ''),
  -- Where the holder's loudspeakers are, as a screen's place is named.
  place TEXT NOT NULL,
  -- In how many zones they are heard: who is heard in fewer takes the zone over.
  breadth INTEGER NOT NULL CHECK (breadth > 0),
  -- By the clock that runs since the machine was started, microseconds: nobody sets it.
  renewed_at INTEGER NOT NULL,
  -- How long the last of those that wait to be said has to wait yet, microseconds.
  backlog INTEGER NOT NULL DEFAULT 0 CHECK (backlog >= 0),
  PRIMARY KEY (hall, zone),
  FOREIGN KEY (hall, zone) REFERENCES zone
) STRICT, WITHOUT ROWID;

-- Where nothing is said aloud, a call counts as said at once.
ALTER TABLE zone ADD COLUMN silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1));
