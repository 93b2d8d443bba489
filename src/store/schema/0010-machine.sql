-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Machines that are given their role by the hall: each registers itself, waits, and becomes what it
-- was given.

CREATE TABLE machine (
  hall INTEGER NOT NULL REFERENCES hall,
  -- Made once on the machine, and kept there.
  machine TEXT NOT NULL CHECK (length (machine) BETWEEN 16 AND 64),
  -- By this people call it: it stands large on a screen that waits.
  number INTEGER NOT NULL CHECK (number > 0),
  name TEXT CHECK (name <> ''),
  -- Both NULL until somebody gives them.
  role TEXT
    CHECK (role IN ('kiosk', 'guide', 'counter', 'window', 'rating', 'board', 'manager')),
  place TEXT CHECK (place <> ''),
  host TEXT NOT NULL,
  version TEXT NOT NULL,
  first_heard_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  -- By the clock that is for spans alone.
  renewed_at INTEGER NOT NULL,
  -- How far the machine's own clock is before the store's, microseconds.
  clock_offset INTEGER NOT NULL,
  -- 0 once it has gone in order.
  here INTEGER NOT NULL CHECK (here IN (0, 1)),
  PRIMARY KEY (hall, machine),
  UNIQUE (hall, number),
  CHECK ((role IS NULL) = (place IS NULL))
) STRICT, WITHOUT ROWID;
-- A part of the hall is shown by as many boards as hang there; else one place has one machine.
CREATE UNIQUE INDEX machine_place ON machine (hall, role, place)
  WHERE role NOT IN ('board', 'manager');

-- What the machine's printer said last of its paper.
ALTER TABLE contact ADD COLUMN paper TEXT NOT NULL DEFAULT 'unknown'
  CHECK (paper IN ('unknown', 'ok', 'low', 'out', 'none', 'fault'));
-- The key of the machine, where the hall gives it its role.
ALTER TABLE contact ADD COLUMN registered TEXT;

-- [postgresql]
ALTER TABLE login DROP CONSTRAINT login_role_check;
ALTER TABLE login ADD CONSTRAINT login_role_check CHECK (role IN ('kiosk', 'guide', 'counter',
  'window', 'rating', 'board', 'waiting', 'manager', 'administrator'));
-- [both]
