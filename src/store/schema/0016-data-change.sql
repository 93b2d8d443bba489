-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Each change of what stands on the set-up's pages and is no part of the set-up: the statutory calendar,
-- an item or the whole of the catalogue, the rota of a day. Beside who made it by which act stands what
-- was there before and after it, in the form of its file: a calendar's, a catalogue's with the codes of
-- departments and services, a rota's. Nothing was there where an item is new or a day went by its kind.
CREATE TABLE data_change (
  hall INTEGER NOT NULL REFERENCES hall,
  number INTEGER NOT NULL CHECK (number > 0),
  at INTEGER NOT NULL,
  staff TEXT,
  act TEXT NOT NULL CHECK (act <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  before TEXT,
  after TEXT,
  PRIMARY KEY (hall, number),
  FOREIGN KEY (hall, staff) REFERENCES staff,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- [sqlite]
CREATE TRIGGER data_change_never_updated BEFORE UPDATE ON data_change
  BEGIN SELECT raise(ABORT, 'changes of the data are never updated'); END;
CREATE TRIGGER data_change_never_deleted BEFORE DELETE ON data_change
  BEGIN SELECT raise(ABORT, 'changes of the data are never deleted'); END;
-- [postgresql]
CREATE TRIGGER data_change_never_updated BEFORE UPDATE ON data_change
  FOR EACH ROW EXECUTE FUNCTION refuse ('changes of the data are never updated');
CREATE TRIGGER data_change_never_deleted BEFORE DELETE ON data_change
  FOR EACH ROW EXECUTE FUNCTION refuse ('changes of the data are never deleted');
-- [both]
