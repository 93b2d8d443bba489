-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first version of the store. Every table begins with its hall. Instants are microseconds UTC,
-- dates are numbers yyyymmdd in the hall's time zone, closed sets are stored by their nicks, lengths
-- of time are microseconds unless the name says otherwise. In the tables that each act writes the
-- sets are spelled with OR: for IN with three values or more the engine builds a table each time,
-- which made an insertion three times as long.

-- The hall as it is set up -----------------------------------------------------------------------

CREATE TABLE hall (
  hall INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  time_zone TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('real', 'demo', 'trial')),
  -- Grows with each change of what this section holds, and of the day's sessions: whoever keeps a
  -- copy reads it again.
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE setting (
  hall INTEGER NOT NULL REFERENCES hall,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (hall, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE floor (
  hall INTEGER NOT NULL REFERENCES hall,
  floor INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, floor)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
  hall INTEGER NOT NULL,
  zone TEXT NOT NULL,
  floor INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, zone),
  FOREIGN KEY (hall, floor) REFERENCES floor
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
  hall INTEGER NOT NULL REFERENCES hall,
  department TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, department)
) STRICT, WITHOUT ROWID;

-- falls_on says on which dates of the statutory calendar this kind of day is run; a kind that falls
-- on none is run by a manager's order.
CREATE TABLE day_kind (
  hall INTEGER NOT NULL REFERENCES hall,
  day_kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  falls_on TEXT CHECK (falls_on IN ('working', 'saturday', 'sunday', 'holiday')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, day_kind)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX day_kind_falls_on ON day_kind (hall, falls_on)
  WHERE falls_on IS NOT NULL AND active = 1;

-- Minutes after local midnight.
CREATE TABLE session (
  hall INTEGER NOT NULL,
  day_kind TEXT NOT NULL,
  session TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  opens INTEGER NOT NULL CHECK (opens >= 0),
  last_ticket INTEGER NOT NULL,
  closes INTEGER NOT NULL CHECK (closes <= 1440),
  PRIMARY KEY (hall, day_kind, session),
  FOREIGN KEY (hall, day_kind) REFERENCES day_kind,
  CHECK (opens < closes AND opens <= last_ticket AND last_ticket <= closes)
) STRICT, WITHOUT ROWID;

-- Prefixes skip I and O. Targets in minutes. A quota or cap of NULL is none.
CREATE TABLE service (
  hall INTEGER NOT NULL REFERENCES hall,
  service TEXT NOT NULL,
  prefix TEXT NOT NULL
    CHECK (length(prefix) = 1 AND prefix BETWEEN 'A' AND 'Z' AND prefix NOT IN ('I', 'O')),
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL,
  quota INTEGER CHECK (quota > 0),
  warn_waiting INTEGER NOT NULL DEFAULT 30 CHECK (warn_waiting > 0),
  identity TEXT NOT NULL DEFAULT 'none' CHECK (identity IN ('none', 'optional', 'required')),
  matters_limit INTEGER NOT NULL DEFAULT 3 CHECK (matters_limit > 0),
  agent_cap INTEGER CHECK (agent_cap > 0),
  target_ordinary INTEGER NOT NULL DEFAULT 20 CHECK (target_ordinary > 0),
  target_priority INTEGER NOT NULL DEFAULT 8 CHECK (target_priority > 0),
  target_appointment INTEGER NOT NULL DEFAULT 5 CHECK (target_appointment > 0),
  target_green INTEGER NOT NULL DEFAULT 8 CHECK (target_green > 0),
  usual_outcome TEXT NOT NULL DEFAULT 'done'
    CHECK (usual_outcome IN ('done', 'accepted', 'enquiry')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, service),
  FOREIGN KEY (hall, zone) REFERENCES zone
) STRICT, WITHOUT ROWID;

-- Which sessions of a kind of day a service runs in; its own last ticket where it differs.
CREATE TABLE service_session (
  hall INTEGER NOT NULL,
  service TEXT NOT NULL,
  day_kind TEXT NOT NULL,
  session TEXT NOT NULL,
  last_ticket INTEGER,
  PRIMARY KEY (hall, service, day_kind, session),
  FOREIGN KEY (hall, service) REFERENCES service,
  FOREIGN KEY (hall, day_kind, session) REFERENCES session
) STRICT, WITHOUT ROWID;

-- The guide catalogue, as its file has it. Limits in the unit that the file names, minutes of
-- counter time; the last columns say where each figure was taken from.
CREATE TABLE item (
  hall INTEGER NOT NULL,
  item TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL,
  service TEXT NOT NULL,
  window_type TEXT NOT NULL DEFAULT '',
  item_type TEXT NOT NULL DEFAULT '',
  case_kind TEXT NOT NULL CHECK (case_kind IN ('instant', 'promised')),
  statutory_limit INTEGER CHECK (statutory_limit > 0),
  statutory_unit TEXT NOT NULL DEFAULT '',
  promised_days INTEGER NOT NULL CHECK (promised_days >= 0),
  not_counted_steps TEXT NOT NULL DEFAULT '',
  materials TEXT NOT NULL DEFAULT '',
  counter_minutes INTEGER NOT NULL CHECK (counter_minutes > 0),
  self_service INTEGER NOT NULL DEFAULT 0 CHECK (self_service IN (0, 1)),
  any_counter INTEGER NOT NULL DEFAULT 0 CHECK (any_counter IN (0, 1)),
  name_source TEXT NOT NULL DEFAULT '',
  statutory_source TEXT NOT NULL DEFAULT '',
  promised_source TEXT NOT NULL DEFAULT '',
  minutes_source TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, item),
  FOREIGN KEY (hall, department) REFERENCES department,
  FOREIGN KEY (hall, service) REFERENCES service,
  CHECK (case_kind = 'instant' OR promised_days > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  hall INTEGER NOT NULL,
  counter INTEGER NOT NULL CHECK (counter > 0),
  zone TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('general', 'dedicated', 'tidal')),
  department TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, counter),
  FOREIGN KEY (hall, zone) REFERENCES zone,
  FOREIGN KEY (hall, department) REFERENCES department
) STRICT, WITHOUT ROWID;

CREATE TABLE counter_service (
  hall INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  service TEXT NOT NULL,
  speciality INTEGER NOT NULL DEFAULT 0 CHECK (speciality IN (0, 1)),
  PRIMARY KEY (hall, counter, service),
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, service) REFERENCES service
) STRICT, WITHOUT ROWID;

CREATE INDEX counter_service_service ON counter_service (hall, service);

-- Which counters are planned to be staffed in a session of a kind of day.
CREATE TABLE rota (
  hall INTEGER NOT NULL,
  day_kind TEXT NOT NULL,
  session TEXT NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (hall, day_kind, session, counter),
  FOREIGN KEY (hall, day_kind, session) REFERENCES session,
  FOREIGN KEY (hall, counter) REFERENCES counter
) STRICT, WITHOUT ROWID;

-- The password is Argon2id's own text; NULL where none was set, and then nobody signs in with it.
CREATE TABLE staff (
  hall INTEGER NOT NULL REFERENCES hall,
  staff TEXT NOT NULL CHECK (staff <> ''),
  name TEXT NOT NULL,
  badge TEXT NOT NULL DEFAULT '',
  department TEXT,
  password TEXT CHECK (password LIKE '$argon2id$%'),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, staff),
  FOREIGN KEY (hall, department) REFERENCES department
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_role (
  hall INTEGER NOT NULL,
  staff TEXT NOT NULL,
  role TEXT NOT NULL
    CHECK (role IN ('guide', 'clerk', 'supervisor', 'manager', 'administrator')),
  PRIMARY KEY (hall, staff, role),
  FOREIGN KEY (hall, staff) REFERENCES staff
) STRICT, WITHOUT ROWID;

-- A place from which the hall is used; its floor is where a visitor's walk begins.
CREATE TABLE device (
  hall INTEGER NOT NULL,
  device TEXT NOT NULL CHECK (device <> ''),
  role TEXT NOT NULL
    CHECK (role IN ('kiosk', 'guide', 'counter', 'window', 'rating', 'board', 'manager')),
  name TEXT NOT NULL,
  floor INTEGER NOT NULL,
  counter INTEGER,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  PRIMARY KEY (hall, device),
  FOREIGN KEY (hall, floor) REFERENCES floor,
  FOREIGN KEY (hall, counter) REFERENCES counter
) STRICT, WITHOUT ROWID;

-- The statutory calendar: a year that is not here is unknown, not without holidays.
CREATE TABLE calendar_year (
  hall INTEGER NOT NULL REFERENCES hall,
  year INTEGER NOT NULL,
  PRIMARY KEY (hall, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_day (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN 19000101 AND 29991231),
  name TEXT NOT NULL,
  off INTEGER NOT NULL CHECK (off IN (0, 1)),
  PRIMARY KEY (hall, day)
) STRICT, WITHOUT ROWID;

-- The day ----------------------------------------------------------------------------------------

-- planned: only first-place tickets of the day before stand in it. The person key is erased at
-- close, and the hashes with it.
CREATE TABLE business_day (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  day_kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  opened_at INTEGER,
  closed_at INTEGER,
  person_key BLOB CHECK (length(person_key) = 32),
  PRIMARY KEY (hall, day),
  FOREIGN KEY (hall, day_kind) REFERENCES day_kind,
  CHECK (opens_at < closes_at),
  CHECK ((state = 'planned') = (opened_at IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state <> 'closed' OR person_key IS NULL)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX business_day_open ON business_day (hall) WHERE state = 'open';

-- The sessions of one day, as planned at its opening and shifted since.
CREATE TABLE day_session (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  service TEXT NOT NULL,
  session TEXT NOT NULL,
  opens_at INTEGER NOT NULL,
  last_ticket_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  PRIMARY KEY (hall, day, service, session),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, service) REFERENCES service,
  CHECK (opens_at < closes_at AND opens_at <= last_ticket_at AND last_ticket_at <= closes_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_prefix (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  prefix TEXT NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (hall, day, prefix),
  FOREIGN KEY (hall, day) REFERENCES business_day
) STRICT, WITHOUT ROWID;

CREATE TABLE day_service (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  service TEXT NOT NULL,
  issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0),
  calls INTEGER NOT NULL DEFAULT 0 CHECK (calls >= 0),
  PRIMARY KEY (hall, day, service),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, service) REFERENCES service
) STRICT, WITHOUT ROWID;

-- How many wait in a line, ready or not; equal to the count of its waiting tickets.
CREATE TABLE line (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  service TEXT NOT NULL,
  lane TEXT NOT NULL
    CHECK (lane = 'ordinary' OR lane = 'priority' OR lane = 'appointment' OR lane = 'green'
           OR lane = 'continued'),
  waiting INTEGER NOT NULL CHECK (waiting >= 0),
  PRIMARY KEY (hall, day, service, lane),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, service) REFERENCES service
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  hall INTEGER NOT NULL,
  duty INTEGER NOT NULL,
  day INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  staff TEXT NOT NULL,
  signed_in_at INTEGER NOT NULL,
  signed_out_at INTEGER,
  -- Green channel at most every second call: whether the last call of this counter was one.
  last_call_green INTEGER NOT NULL DEFAULT 0 CHECK (last_call_green IN (0, 1)),
  last_call_at INTEGER,
  PRIMARY KEY (hall, duty),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, staff) REFERENCES staff,
  CHECK (signed_out_at >= signed_in_at)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX duty_counter ON duty (hall, counter) WHERE signed_out_at IS NULL;
CREATE UNIQUE INDEX duty_staff ON duty (hall, staff) WHERE signed_out_at IS NULL;
CREATE INDEX duty_day ON duty (hall, day);

CREATE TABLE pause (
  hall INTEGER NOT NULL,
  duty INTEGER NOT NULL,
  pause INTEGER NOT NULL,
  reason TEXT NOT NULL,
  public INTEGER NOT NULL CHECK (public IN (0, 1)),
  until INTEGER,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (hall, duty, pause),
  FOREIGN KEY (hall, duty) REFERENCES duty,
  CHECK (ended_at >= started_at)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX pause_open ON pause (hall, duty) WHERE ended_at IS NULL;

-- Somebody who gave an identity number: a keyed hash of the day, erased at its close.
CREATE TABLE person (
  hall INTEGER NOT NULL,
  person INTEGER NOT NULL,
  day INTEGER NOT NULL,
  hash BLOB CHECK (length(hash) = 32),
  last_four TEXT CHECK (length(last_four) <= 4),
  PRIMARY KEY (hall, person),
  FOREIGN KEY (hall, day) REFERENCES business_day
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX person_hash ON person (hall, day, hash) WHERE hash IS NOT NULL;

CREATE TABLE slot (
  hall INTEGER NOT NULL,
  slot TEXT NOT NULL CHECK (slot <> ''),
  service TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  PRIMARY KEY (hall, slot),
  FOREIGN KEY (hall, service) REFERENCES service
) STRICT, WITHOUT ROWID;

-- The last block of columns is the place in line. A ticket that waits is ready or it has a due_at
-- (walk allowance, slot, return) and perhaps a number of calls after which it is ready; busy says
-- that its person is at a counter with another ticket. to_counter is 0 for any counter of the
-- service.
CREATE TABLE ticket (
  hall INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  day INTEGER NOT NULL,
  prefix TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  token BLOB NOT NULL CHECK (length(token) = 16),
  class TEXT NOT NULL CHECK (class = 'ordinary' OR class = 'priority' OR class = 'appointment'
                             OR class = 'green'),
  language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
  need TEXT NOT NULL DEFAULT 'none'
    CHECK (need = 'none' OR need = 'writing' OR need = 'guidance' OR need = 'low-counter'
           OR need = 'english'),
  proof TEXT NOT NULL DEFAULT 'none'
    CHECK (proof = 'none' OR proof = 'claimed' OR proof = 'confirmed' OR proof = 'withdrawn'),
  -- Why it was given out of the rule: the reason for priority, erased at close, or why after the
  -- last ticket.
  reason TEXT,
  agent INTEGER NOT NULL DEFAULT 0 CHECK (agent IN (0, 1)),
  person INTEGER,
  slot TEXT,
  device TEXT,
  issued_at INTEGER NOT NULL,
  issued_for TEXT NOT NULL,
  ahead INTEGER NOT NULL CHECK (ahead >= 0),
  carried_from INTEGER,

  state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'called' OR state = 'serving'
                             OR state = 'held' OR state = 'missed' OR state = 'finished'
                             OR state = 'cancelled' OR state = 'void' OR state = 'unserved'),
  misses INTEGER NOT NULL DEFAULT 0 CHECK (misses BETWEEN 0 AND 2),
  leg INTEGER NOT NULL DEFAULT 1,
  period INTEGER,
  counter INTEGER,
  ended_at INTEGER,

  service TEXT NOT NULL,
  lane TEXT NOT NULL
    CHECK (lane = 'ordinary' OR lane = 'priority' OR lane = 'appointment' OR lane = 'green'
           OR lane = 'continued'),
  target INTEGER NOT NULL CHECK (target > 0),
  reference INTEGER NOT NULL,
  ready INTEGER NOT NULL DEFAULT 0 CHECK (ready IN (0, 1)),
  due_at INTEGER NOT NULL,
  due_calls INTEGER,
  walk_until INTEGER NOT NULL,
  from_floor INTEGER NOT NULL,
  busy INTEGER NOT NULL DEFAULT 0 CHECK (busy IN (0, 1)),
  to_counter INTEGER NOT NULL DEFAULT 0,
  to_until INTEGER,

  PRIMARY KEY (hall, ticket),
  UNIQUE (hall, token),
  FOREIGN KEY (hall, day, prefix) REFERENCES day_prefix,
  FOREIGN KEY (hall, service) REFERENCES service,
  FOREIGN KEY (hall, issued_for) REFERENCES service (hall, service),
  FOREIGN KEY (hall, person) REFERENCES person,
  FOREIGN KEY (hall, slot) REFERENCES slot,
  FOREIGN KEY (hall, device) REFERENCES device,
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, carried_from) REFERENCES ticket (hall, ticket),
  CHECK ((state = 'called' OR state = 'serving' OR state = 'held') = (counter IS NOT NULL)),
  CHECK (period IS NOT NULL OR (state <> 'called' AND state <> 'serving' AND state <> 'held'
                                AND state <> 'finished')),
  CHECK (ready = 0 OR (state = 'waiting' AND busy = 0)),
  CHECK ((state = 'finished' OR state = 'cancelled' OR state = 'void' OR state = 'unserved')
         = (ended_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The planner has no figures, and takes an index that begins with the hall for as good as any: texts
-- name the index that they mean.
CREATE UNIQUE INDEX ticket_number ON ticket (hall, day, prefix, number);
CREATE UNIQUE INDEX ticket_at_counter ON ticket (hall, counter)
  WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX ticket_person_open ON ticket (hall, person, service)
  WHERE person IS NOT NULL AND state IN ('waiting', 'called', 'serving', 'held', 'missed');
CREATE UNIQUE INDEX ticket_person_active ON ticket (hall, person)
  WHERE person IS NOT NULL AND state IN ('called', 'serving', 'held');
CREATE UNIQUE INDEX ticket_slot ON ticket (hall, slot) WHERE slot IS NOT NULL;
CREATE INDEX ticket_ready ON ticket (hall, day, service, lane, to_counter, reference, ticket)
  WHERE ready = 1;
CREATE INDEX ticket_waiting ON ticket (hall, day, service, lane, reference)
  WHERE state = 'waiting';
CREATE INDEX ticket_due ON ticket (hall, day, due_at)
  WHERE state = 'waiting' AND ready = 0 AND busy = 0;
CREATE INDEX ticket_due_calls ON ticket (hall, day, service, due_calls)
  WHERE state = 'waiting' AND ready = 0 AND busy = 0 AND due_calls IS NOT NULL;
CREATE INDEX ticket_to_counter ON ticket (hall, day, to_counter, to_until)
  WHERE state = 'waiting' AND to_counter > 0;
CREATE INDEX ticket_person ON ticket (hall, person) WHERE person IS NOT NULL;
CREATE INDEX ticket_held ON ticket (hall, counter) WHERE state = 'held';

-- Each way from waiting to a call. The wait runs from wait_from (issue, opening, check-in or
-- continue) to ended_at. A leg that led to a wrong counter ends as redirected and leaves the
-- figures; the next one keeps its wait_from.
CREATE TABLE leg (
  hall INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  leg INTEGER NOT NULL CHECK (leg > 0),
  cause TEXT NOT NULL CHECK (cause = 'issue' OR cause = 'return' OR cause = 'redirect'
                             OR cause = 'continue' OR cause = 'change'),
  service TEXT NOT NULL,
  class TEXT NOT NULL CHECK (class = 'ordinary' OR class = 'priority' OR class = 'appointment'
                             OR class = 'green'),
  target INTEGER NOT NULL CHECK (target > 0),
  wait_from INTEGER NOT NULL,
  ended_at INTEGER,
  "end" TEXT CHECK ("end" = 'called' OR "end" = 'cancelled' OR "end" = 'unserved' OR "end" = 'changed'
                  OR "end" = 'redirected'),
  PRIMARY KEY (hall, ticket, leg),
  FOREIGN KEY (hall, ticket) REFERENCES ticket,
  FOREIGN KEY (hall, service) REFERENCES service,
  CHECK ((ended_at IS NULL) = ("end" IS NULL))
) STRICT, WITHOUT ROWID;

-- Each stay at a counter. Why this ticket was called is kept with the call: the rule, its score and
-- the runner-up's. held is the time parked and is not handling time. measured = 0: nobody ended it
-- in time, and it stays out of means and samples.
CREATE TABLE period (
  hall INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  period INTEGER NOT NULL CHECK (period > 0),
  leg INTEGER NOT NULL,
  service TEXT NOT NULL,
  counter INTEGER NOT NULL,
  staff TEXT NOT NULL,
  duty INTEGER NOT NULL,
  called_at INTEGER NOT NULL,
  rule TEXT NOT NULL CHECK (rule = 'score' OR rule = 'speciality' OR rule = 'green'
                            OR rule = 'early' OR rule = 'given'),
  score REAL NOT NULL,
  runner_up INTEGER,
  runner_up_score REAL,
  reason TEXT,
  walk_until INTEGER NOT NULL,
  announcements INTEGER NOT NULL DEFAULT 0 CHECK (announcements >= 0),
  announced_at INTEGER,
  recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0),
  recalled_at INTEGER,
  missed_at INTEGER,
  started_at INTEGER,
  held_at INTEGER,
  held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0),
  ended_at INTEGER,
  "end" TEXT CHECK ("end" = 'finished' OR "end" = 'continued' OR "end" = 'redirected' OR "end" = 'missed'
                  OR "end" = 'cancelled' OR "end" = 'unserved'),
  measured INTEGER NOT NULL DEFAULT 1 CHECK (measured IN (0, 1)),
  PRIMARY KEY (hall, ticket, period),
  FOREIGN KEY (hall, ticket, leg) REFERENCES leg,
  FOREIGN KEY (hall, service) REFERENCES service,
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, duty) REFERENCES duty,
  FOREIGN KEY (hall, staff) REFERENCES staff,
  FOREIGN KEY (hall, runner_up) REFERENCES ticket (hall, ticket),
  CHECK (started_at >= called_at),
  CHECK (ended_at >= coalesce(started_at, called_at)),
  CHECK ((ended_at IS NULL) = ("end" IS NULL)),
  CHECK ("end" IS NULL OR "end" NOT IN ('finished', 'continued') OR started_at IS NOT NULL),
  CHECK ((rule = 'given') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX period_open ON period (hall, ticket) WHERE ended_at IS NULL;
CREATE INDEX period_started ON period (hall, counter, started_at) WHERE started_at IS NOT NULL;

CREATE TABLE matter (
  hall INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  matter INTEGER NOT NULL CHECK (matter > 0),
  item TEXT,
  outcome TEXT NOT NULL DEFAULT 'none' CHECK (outcome = 'none' OR outcome = 'done'
                                              OR outcome = 'accepted' OR outcome = 'supplement'
                                              OR outcome = 'not-accepted' OR outcome = 'enquiry'
                                              OR outcome = 'withdrawn'),
  period INTEGER,
  PRIMARY KEY (hall, ticket, matter),
  FOREIGN KEY (hall, ticket) REFERENCES ticket,
  FOREIGN KEY (hall, item) REFERENCES item,
  FOREIGN KEY (hall, ticket, period) REFERENCES period,
  CHECK ((outcome = 'none') = (period IS NULL))
) STRICT, WITHOUT ROWID;

-- By the item, so that a catalogue can give up thousands of items without a look at each matter.
CREATE INDEX matter_item ON matter (hall, item) WHERE item IS NOT NULL;

CREATE TABLE rating (
  hall INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  period INTEGER NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  channel TEXT NOT NULL CHECK (channel IN ('pad', 'code')),
  rated_at INTEGER NOT NULL,
  changed_at INTEGER,
  tags TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  telephone TEXT,
  PRIMARY KEY (hall, ticket, period),
  FOREIGN KEY (hall, ticket, period) REFERENCES period,
  CHECK (changed_at >= rated_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX rating_rated_at ON rating (hall, rated_at);

-- An accepted matter with its limit; one finished on the spot is a case closed as it was accepted.
-- The clock runs from the day after clock_from. No due date while suspended or waiting for papers.
CREATE TABLE case_file (
  hall INTEGER NOT NULL,
  case_file INTEGER NOT NULL,
  ticket INTEGER,
  matter INTEGER,
  item TEXT,
  service TEXT NOT NULL,
  department TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('instant', 'promised')),
  promised_days INTEGER NOT NULL CHECK (promised_days >= 0),
  counter INTEGER,
  staff TEXT,
  accepted_at INTEGER NOT NULL,
  accepted_day INTEGER NOT NULL,
  clock_from INTEGER NOT NULL,
  due_day INTEGER,
  state TEXT NOT NULL
    CHECK (state = 'open' OR state = 'suspended' OR state = 'supplement' OR state = 'closed'
           OR state = 'refused' OR state = 'withdrawn'),
  ended_at INTEGER,
  ended_day INTEGER,
  PRIMARY KEY (hall, case_file),
  FOREIGN KEY (hall, ticket, matter) REFERENCES matter,
  FOREIGN KEY (hall, item) REFERENCES item,
  FOREIGN KEY (hall, service) REFERENCES service,
  FOREIGN KEY (hall, department) REFERENCES department,
  FOREIGN KEY (hall, counter) REFERENCES counter,
  FOREIGN KEY (hall, staff) REFERENCES staff,
  CHECK ((state IN ('closed', 'refused', 'withdrawn')) = (ended_day IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_day IS NULL)),
  CHECK (ended_day >= accepted_day),
  CHECK ((state IN ('suspended', 'supplement')) = (due_day IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX case_file_matter ON case_file (hall, ticket, matter) WHERE ticket IS NOT NULL;
CREATE INDEX case_file_open ON case_file (hall, due_day) WHERE ended_day IS NULL;
CREATE INDEX case_file_ended ON case_file (hall, ended_day) WHERE ended_day IS NOT NULL;
CREATE INDEX case_file_item ON case_file (hall, item) WHERE item IS NOT NULL;

-- Days from from_day to the day before resumed_day do not count.
CREATE TABLE suspension (
  hall INTEGER NOT NULL,
  case_file INTEGER NOT NULL,
  suspension INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('hearing', 'bidding', 'auction', 'inspection', 'testing',
                                     'quarantine', 'appraisal', 'expert-review', 'site-survey',
                                     'public-notice')),
  ground TEXT NOT NULL CHECK (ground <> ''),
  planned_days INTEGER NOT NULL CHECK (planned_days > 0),
  from_day INTEGER NOT NULL,
  resumed_day INTEGER,
  PRIMARY KEY (hall, case_file, suspension),
  FOREIGN KEY (hall, case_file) REFERENCES case_file,
  CHECK (resumed_day >= from_day)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX suspension_open ON suspension (hall, case_file) WHERE resumed_day IS NULL;

CREATE TABLE supplement (
  hall INTEGER NOT NULL,
  case_file INTEGER NOT NULL,
  supplement INTEGER NOT NULL,
  papers TEXT NOT NULL CHECK (papers <> ''),
  asked_day INTEGER NOT NULL,
  complete_day INTEGER,
  PRIMARY KEY (hall, case_file, supplement),
  FOREIGN KEY (hall, case_file) REFERENCES case_file,
  CHECK (complete_day >= asked_day)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX supplement_open ON supplement (hall, case_file) WHERE complete_day IS NULL;

-- Without a number ---------------------------------------------------------------------------------

CREATE TABLE enquiry (
  hall INTEGER NOT NULL,
  enquiry INTEGER NOT NULL,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  item TEXT,
  staff TEXT,
  device TEXT,
  PRIMARY KEY (hall, enquiry),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, item) REFERENCES item,
  FOREIGN KEY (hall, staff) REFERENCES staff,
  FOREIGN KEY (hall, device) REFERENCES device
) STRICT, WITHOUT ROWID;

CREATE INDEX enquiry_day ON enquiry (hall, day);
CREATE INDEX enquiry_item ON enquiry (hall, item) WHERE item IS NOT NULL;

-- A visitor sent to do an item at the self-service zone instead of taking a number.
CREATE TABLE diversion (
  hall INTEGER NOT NULL,
  diversion INTEGER NOT NULL,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  item TEXT NOT NULL,
  device TEXT,
  PRIMARY KEY (hall, diversion),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, item) REFERENCES item,
  FOREIGN KEY (hall, device) REFERENCES device
) STRICT, WITHOUT ROWID;

CREATE INDEX diversion_day ON diversion (hall, day);
CREATE INDEX diversion_item ON diversion (hall, item);

CREATE TABLE self_use (
  hall INTEGER NOT NULL,
  self_use INTEGER NOT NULL,
  day INTEGER NOT NULL,
  item TEXT,
  helper TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  result TEXT CHECK (result IN ('done', 'not-done', 'ticket')),
  ticket INTEGER,
  PRIMARY KEY (hall, self_use),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  FOREIGN KEY (hall, item) REFERENCES item,
  FOREIGN KEY (hall, helper) REFERENCES staff (hall, staff),
  FOREIGN KEY (hall, ticket) REFERENCES ticket,
  CHECK (ended_at >= started_at),
  CHECK ((ended_at IS NULL) = (result IS NULL)),
  CHECK ((result = 'ticket') = (ticket IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX self_use_day ON self_use (hall, day);
CREATE INDEX self_use_item ON self_use (hall, item) WHERE item IS NOT NULL;

-- What happened, and what was published ------------------------------------------------------------

-- One row for each change of state. Holds no name, telephone, hash or free text: it points to the
-- row. value is the number that the act answered with.
CREATE TABLE event (
  hall INTEGER NOT NULL REFERENCES hall,
  seq INTEGER NOT NULL,
  request TEXT CHECK (length(request) BETWEEN 1 AND 64),
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  act TEXT NOT NULL,
  role TEXT NOT NULL,
  staff TEXT,
  device TEXT,
  ticket INTEGER,
  period INTEGER,
  counter INTEGER,
  subject TEXT,
  value INTEGER,
  before TEXT,
  after TEXT,
  PRIMARY KEY (hall, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_request ON event (hall, request) WHERE request IS NOT NULL;
CREATE INDEX event_ticket ON event (hall, ticket) WHERE ticket IS NOT NULL;
-- [sqlite]
CREATE INDEX event_case ON event (hall, value) WHERE act GLOB 'case-*';
-- [both]

-- [sqlite]
CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
  BEGIN SELECT raise(ABORT, 'events are never updated'); END;
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
  BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
-- [postgresql]
CREATE FUNCTION refuse () RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE integrity_constraint_violation USING MESSAGE = TG_ARGV[0]; END$$;
CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse ('events are never updated');
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse ('events are never deleted');
-- [both]

-- A day's figures as they were published, one row for each revision of each figure. A rate has its
-- two counts; a figure that is no rate has its value alone.
CREATE TABLE daily_metric (
  hall INTEGER NOT NULL,
  day INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('hall', 'floor', 'service', 'counter', 'clerk')),
  key TEXT NOT NULL,
  metric TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  value INTEGER,
  numerator INTEGER,
  denominator INTEGER,
  formula INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  cause TEXT NOT NULL,
  PRIMARY KEY (hall, day, scope, key, metric, revision),
  FOREIGN KEY (hall, day) REFERENCES business_day,
  CHECK ((numerator IS NULL) = (denominator IS NULL)),
  CHECK (numerator <= denominator)
) STRICT, WITHOUT ROWID;

-- [sqlite]
CREATE TRIGGER daily_metric_never_updated BEFORE UPDATE ON daily_metric
  BEGIN SELECT raise(ABORT, 'published figures are never updated'); END;
CREATE TRIGGER daily_metric_never_deleted BEFORE DELETE ON daily_metric
  BEGIN SELECT raise(ABORT, 'published figures are never deleted'); END;
-- [postgresql]
CREATE TRIGGER daily_metric_never_updated BEFORE UPDATE ON daily_metric
  FOR EACH ROW EXECUTE FUNCTION refuse ('published figures are never updated');
CREATE TRIGGER daily_metric_never_deleted BEFORE DELETE ON daily_metric
  FOR EACH ROW EXECUTE FUNCTION refuse ('published figures are never deleted');
-- [both]

-- Who signed in, exported, looked: apart from the events, so that it can be kept for its own time.
CREATE TABLE access (
  hall INTEGER NOT NULL REFERENCES hall,
  access INTEGER NOT NULL,
  at INTEGER NOT NULL,
  staff TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  PRIMARY KEY (hall, access)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_place ON access (hall, place, at);
