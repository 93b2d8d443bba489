-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The figures of a stretch of days count the cases that were under way at its end and ended after it.
-- Most cases end on the day on which they are accepted, and are never among them: this index holds the
-- others, with all that is asked about them, so that the figures of an old year do not go through
-- everything that ended since.
CREATE INDEX case_file_lasted ON case_file (hall, ended_day, accepted_day)
  WHERE ended_day > accepted_day;
