-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The machines that play a role at a place: each keeps its row for itself by renewing it; a row that
-- was not renewed for a while is anybody's. It is no change of the hall and leaves no event.

CREATE TABLE contact (
  hall INTEGER NOT NULL REFERENCES hall,
  role TEXT NOT NULL
    CHECK (role IN ('kiosk', 'guide', 'counter', 'window', 'rating', 'board', 'manager')),
  place TEXT NOT NULL CHECK (place <> ''),
  -- The host, where each may have its own at the same place, as boards of a floor; '' where one alone
  -- may be there.
  machine TEXT NOT NULL,
  -- A process, by a name that no other one has; NULL once it has gone in order.
  holder TEXT CHECK (holder <> ''),
  host TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  -- By the clock that is for spans alone.
  renewed_at INTEGER NOT NULL,
  -- How far the machine's own clock is before the store's, microseconds.
  clock_offset INTEGER NOT NULL,
  PRIMARY KEY (hall, role, place, machine)
) STRICT, WITHOUT ROWID;
