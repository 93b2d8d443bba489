-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which counters are planned to be staffed in which half-hours of a day: bit i of halves is the half-hour
-- that begins i * 30 minutes after local midnight. A day with such rows goes by them alone, and by
-- nothing of its kind; a counter without a row is not planned on it then.
CREATE TABLE rota_day (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  halves INTEGER NOT NULL CHECK (halves >= 0 AND halves < 281474976710656),
  PRIMARY KEY (hall, day, counter),
  FOREIGN KEY (hall, counter) REFERENCES counter
) STRICT, WITHOUT ROWID;
