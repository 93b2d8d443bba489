-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a manager does in the course of a day, and takes back the same way. Each row is of one day and
-- says nothing after it; who did it and when stands in the events, which point to the rows.

-- A counter that serves a service until a time, a whole minute, besides its own: whoever asks what a
-- counter serves asks with the time. NULL: it is its own.
ALTER TABLE counter_service ADD COLUMN lent_until INTEGER
  CHECK (lent_until IS NULL OR (speciality = 0 AND lent_until % 60000000 = 0));

-- Who has taken over an alert, of which the kind and what it is about are known by name.
CREATE TABLE alert_taken (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  subject TEXT NOT NULL,
  staff TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (hall, day, kind, subject),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, staff) REFERENCES staff
) STRICT, WITHOUT ROWID;

-- A tidal counter that was asked to open: from then on it is one of those planned.
CREATE TABLE counter_asked (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  PRIMARY KEY (hall, day, counter),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, counter) REFERENCES counter
) STRICT, WITHOUT ROWID;

-- A service that gives no more numbers on a day, with the reason that everybody reads.
CREATE TABLE service_stop (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  service TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  reason_en TEXT NOT NULL DEFAULT '',
  stopped_at INTEGER NOT NULL,
  PRIMARY KEY (hall, day, service),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, service) REFERENCES service
) STRICT, WITHOUT ROWID;

-- A line for everybody to read: in a zone, on a floor, or in the whole hall where both are NULL.
CREATE TABLE notice (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  notice INTEGER NOT NULL CHECK (notice > 0),
  floor INTEGER,
  zone TEXT,
  text TEXT NOT NULL CHECK (text <> ''),
  text_en TEXT NOT NULL DEFAULT '',
  put_at INTEGER NOT NULL,
  until INTEGER,
  taken_down_at INTEGER,
  PRIMARY KEY (hall, day, notice),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, floor) REFERENCES floor,
  FOREIGN KEY (hall, zone) REFERENCES zone,
  CHECK (floor IS NULL OR zone IS NULL),
  CHECK (until > put_at),
  CHECK (taken_down_at >= put_at)
) STRICT, WITHOUT ROWID;

-- A word to a counter, or to the guide desks where that is NULL. It stays on their screens until it was
-- seen or taken back. Its text is erased at close, and never becomes another one.
CREATE TABLE word (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  word INTEGER NOT NULL CHECK (word > 0),
  counter INTEGER,
  text TEXT CHECK (text <> ''),
  staff TEXT,
  sent_at INTEGER NOT NULL,
  seen_at INTEGER,
  seen_by TEXT,
  taken_back_at INTEGER,
  PRIMARY KEY (hall, day, word),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, staff) REFERENCES staff,
  FOREIGN KEY (hall, seen_by) REFERENCES staff (hall, staff),
  CHECK (seen_at >= sent_at),
  CHECK (taken_back_at >= sent_at),
  CHECK (seen_at IS NULL OR taken_back_at IS NULL),
  CHECK (seen_by IS NULL OR seen_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- [sqlite]
CREATE TRIGGER word_never_changed BEFORE UPDATE OF text ON word
  WHEN new.text IS NOT old.text AND new.text IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a word is erased, and never changed'); END;
-- [postgresql]
CREATE TRIGGER word_never_changed BEFORE UPDATE OF text ON word
  FOR EACH ROW WHEN (new.text IS DISTINCT FROM old.text AND new.text IS NOT NULL)
  EXECUTE FUNCTION refuse ('a word is erased, and never changed');
-- [both]
