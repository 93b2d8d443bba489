-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is done about a bad rating (差评整改). Each bad rating has one, from the transaction on that
-- stored it; those of before get theirs here. What was said stands in the rating, and what was done in
-- the steps, each in words of the staff that no event holds.

-- Whoever rated may change a bad level to a good one for some seconds. What was begun then goes no
-- further, and is withdrawn at the next close of a day.
CREATE TABLE follow_up (
  hall INTEGER NOT NULL,
  follow_up INTEGER NOT NULL CHECK (follow_up > 0),
  ticket INTEGER NOT NULL,
  period INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'verify'
    CHECK (state IN ('verify', 'rectify', 'call-back', 'closed', 'invalid', 'unrectifiable',
                     'withdrawn')),
  proposal TEXT CHECK (proposal IN ('invalid', 'unrectifiable')),
  proposed_by TEXT,
  extended INTEGER NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  -- While it is open its last day follows from the calendar; here is the one that it had at its end.
  due_day INTEGER,
  ended_day INTEGER,
  PRIMARY KEY (hall, follow_up),
  FOREIGN KEY (hall, ticket, period) REFERENCES rating,
  FOREIGN KEY (hall, proposed_by) REFERENCES staff (hall, staff),
  CHECK ((proposal IS NULL) = (proposed_by IS NULL)),
  CHECK (proposal IS NULL OR state IN ('verify', 'rectify')),
  CHECK ((ended_day IS NULL) = (state IN ('verify', 'rectify', 'call-back'))),
  CHECK (due_day IS NULL OR ended_day IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX follow_up_rating ON follow_up (hall, ticket, period);
CREATE INDEX follow_up_open ON follow_up (hall, follow_up) WHERE ended_day IS NULL;
CREATE INDEX follow_up_ended ON follow_up (hall, ended_day) WHERE ended_day IS NOT NULL;

CREATE TABLE follow_step (
  hall INTEGER NOT NULL,
  follow_up INTEGER NOT NULL,
  step INTEGER NOT NULL CHECK (step > 0),
  kind TEXT NOT NULL
    CHECK (kind IN ('verified', 'rectified', 'content', 'discontent', 'unreached', 'uncalled',
                    'invalid', 'unrectifiable', 'agreed', 'refused', 'extended')),
  at INTEGER NOT NULL,
  staff TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (hall, follow_up, step),
  FOREIGN KEY (hall, follow_up) REFERENCES follow_up,
  FOREIGN KEY (hall, staff) REFERENCES staff
) STRICT, WITHOUT ROWID;

-- [sqlite]
CREATE TRIGGER follow_step_never_changed BEFORE UPDATE ON follow_step
  BEGIN SELECT raise(ABORT, 'a step is never changed'); END;
-- [postgresql]
CREATE TRIGGER follow_step_never_changed BEFORE UPDATE ON follow_step
  FOR EACH ROW EXECUTE FUNCTION refuse ('a step is never changed');
-- [both]

INSERT INTO follow_up (hall, follow_up, ticket, period)
  SELECT hall, row_number() OVER (PARTITION BY hall ORDER BY rated_at, ticket, period), ticket, period
  FROM rating WHERE level <= 2;

-- Telephones are erased by their age.
CREATE INDEX rating_telephone ON rating (hall, rated_at) WHERE telephone IS NOT NULL;

-- Of a look at a telephone: whose follow-up it was.
ALTER TABLE access ADD COLUMN about INTEGER;
