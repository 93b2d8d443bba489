-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Each change of the hall's set-up, with the whole of it as it was from then on, a hall's file without
-- passwords: so that what a change did can be shown, and any of them brought back. A hall that is
-- older has its first row from its first change on, which says what was there before.
CREATE TABLE setup_change (
  hall INTEGER NOT NULL REFERENCES hall,
  number INTEGER NOT NULL CHECK (number > 0),
  at INTEGER NOT NULL,
  staff TEXT,
  act TEXT NOT NULL CHECK (act <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (hall, number),
  FOREIGN KEY (hall, staff) REFERENCES staff
) STRICT, WITHOUT ROWID;

-- [sqlite]
CREATE TRIGGER setup_change_never_updated BEFORE UPDATE ON setup_change
  BEGIN SELECT raise(ABORT, 'changes of the set-up are never updated'); END;
CREATE TRIGGER setup_change_never_deleted BEFORE DELETE ON setup_change
  BEGIN SELECT raise(ABORT, 'changes of the set-up are never deleted'); END;
-- [postgresql]
CREATE TRIGGER setup_change_never_updated BEFORE UPDATE ON setup_change
  FOR EACH ROW EXECUTE FUNCTION refuse ('changes of the set-up are never updated');
CREATE TRIGGER setup_change_never_deleted BEFORE DELETE ON setup_change
  FOR EACH ROW EXECUTE FUNCTION refuse ('changes of the set-up are never deleted');
-- [both]
