-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is tried before the hall opens: a page on a device's printer, a sentence from the loudspeakers of
-- a zone. The last one of each is kept here; those before it, and who asked, stand in the events.
CREATE TABLE probe (
  hall INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('page', 'call')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  asked_at INTEGER NOT NULL,
  ended_at INTEGER,
  fault TEXT CHECK (fault <> ''),
  PRIMARY KEY (hall, kind, subject),
  CHECK (ended_at >= asked_at),
  CHECK (fault IS NULL OR ended_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
