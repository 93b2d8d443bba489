-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what in a PostgreSQL, apart from its owner. Not a step of the schema: the whole of it
-- holds for the last version, and is run again after each step and by each grant. What is not
-- granted here is taken away. The roles are those of a place, not of a person: what somebody of the
-- staff may do there is a rule of the hall.

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['place', 'desk', 'kiosk', 'guide', 'counter', 'window', 'rating',
                               'board', 'waiting', 'manager', 'administrator'] LOOP
    -- The roles are the server's, and another database of it may make them at the same time.
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hall_queue_' || named) THEN
        EXECUTE format ('CREATE ROLE %I NOLOGIN', 'hall_queue_' || named);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;
-- What all places have in common, and what those of the staff have.
GRANT hall_queue_place TO hall_queue_kiosk, hall_queue_window, hall_queue_rating, hall_queue_board,
  hall_queue_waiting, hall_queue_desk;
GRANT hall_queue_desk TO hall_queue_guide, hall_queue_counter, hall_queue_manager,
  hall_queue_administrator;

-- The date by the server's clock.
CREATE OR REPLACE VIEW own_date AS
  SELECT to_char (clock_timestamp () AT TIME ZONE h.time_zone, 'YYYYMMDD')::bigint AS day, h.kind
  FROM hall AS h JOIN own_hall AS o ON o.hall = h.hall;

-- What the next follow-up's number follows.
CREATE OR REPLACE VIEW own_follow AS
  SELECT (SELECT max(f.follow_up) FROM follow_up AS f WHERE f.hall = o.hall) AS follow_up
  FROM own_hall AS o;

-- And what the next change of the data follows.
CREATE OR REPLACE VIEW own_change AS
  SELECT (SELECT max(c.number) FROM data_change AS c WHERE c.hall = o.hall) AS number
  FROM own_hall AS o;

-- The rows of which each login may do what. All policies of the store stand here, each with what it is
-- made of beside it: one that is different by now is made anew, and one that is not is left alone,
-- since to make it waits for all who read its table, and lets them wait. It is the role of the login
-- that counts, and not what it takes for itself by SET ROLE; it is looked up once a statement.
DO $$
DECLARE
  wanted record;
  hall text := '(SELECT o.hall FROM hall_queue.own_hall AS o)';
  role_is text := '(SELECT o.role %s FROM hall_queue.own_hall AS o)';
  no_kiosk text := format (role_is, '<> ''kiosk''');
  of_staff text := format (role_is, 'IN (''guide'', ''counter'', ''manager'', ''administrator'')');
  reads_all text := '((act NOT IN (''rate'', ''rate-refused'')'
    ' AND NOT (act >= ''case-'' AND act < ''case.'')'
    ' AND NOT (act >= ''follow-'' AND act < ''follow.'')) OR '
    || format (role_is, 'NOT IN (''kiosk'', ''board'', ''waiting'')') || ')';
  last text := '(SELECT l.%I FROM hall_queue.own_last AS l)';
  today text := 'day = (SELECT d.day FROM hall_queue.own_day AS d)';
  dated text := 'EXISTS (SELECT FROM hall_queue.own_date AS d WHERE d.kind <> ''real'''
    ' OR d.day = business_day.day)';
  todays text := 'EXISTS (SELECT FROM hall_queue.ticket AS t WHERE t.hall = %1$I.hall'
    ' AND t.ticket = %1$I.ticket AND t.' || today || ')';
  sheet text := 'key = ''emergency-sheet'' OR ' || format (role_is, '= ''administrator''');
  of_managers text := format (role_is, 'IN (''manager'', ''administrator'')');
  pad text := format (role_is, '= ''rating''');
  lent text := 'lent_until IS NOT NULL OR ' || format (role_is, '= ''administrator''');
BEGIN
  FOR wanted IN WITH
    day_table (relation, own) AS (
      SELECT r, today FROM unnest (ARRAY['ticket', 'day_session', 'day_prefix', 'day_service', 'line',
                                         'person', 'diversion']) AS r
      UNION ALL SELECT r, format (todays, r) FROM unnest (ARRAY['leg', 'matter']) AS r),
    policy (relation, named, made) AS (
      -- A login reads and changes rows of its own hall alone, in each table that has halls, whatever
      -- step brought it.
      SELECT c.relname::text, 'own_hall', format ('USING (hall = %s)', hall)
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'hall_queue'::regnamespace AND c.relkind = 'r' AND a.attname = 'hall'
        AND NOT a.attisdropped AND c.relname <> 'login'
      -- A kiosk changes nothing but the day that is open.
      UNION ALL SELECT d.relation, 'open_day',
        format ('AS RESTRICTIVE FOR INSERT WITH CHECK (%s OR %s)', no_kiosk, d.own)
        FROM day_table AS d
      UNION ALL SELECT d.relation, 'open_day_update',
        format ('AS RESTRICTIVE FOR UPDATE USING (%s OR %s)', no_kiosk, d.own) FROM day_table AS d
      UNION ALL VALUES
        ('day_session', 'open_day_delete',
         format ('AS RESTRICTIVE FOR DELETE USING (%s OR %s)', no_kiosk, today)),
        -- It opens no day but today's; a hall to try things in may live at another time.
        ('business_day', 'dated_day',
         format ('AS RESTRICTIVE FOR INSERT WITH CHECK (%s OR %s)', no_kiosk, dated)),
        ('business_day', 'dated_day_update',
         format ('AS RESTRICTIVE FOR UPDATE USING (%s OR %s)', no_kiosk, dated)),
        ('business_day', 'closed_day',
         format ('AS RESTRICTIVE FOR UPDATE USING (state <> ''closed'' OR %s) WITH CHECK (true)',
                 format (role_is, 'IN (''manager'', ''administrator'')'))),
        -- The level of a rating and the way of a case stand in their events, too.
        ('event', 'public_event', format ('AS RESTRICTIVE FOR SELECT USING (%s)', reads_all)),
        ('event', 'public_event_insert',
         format ('AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', reads_all)),
        -- Who hangs in the hall says the calls of the day, and a pad changes what was said just now.
        ('period', 'open_day_update',
         format ('AS RESTRICTIVE FOR UPDATE USING (%s OR %s)', of_staff, format (todays, 'period'))),
        ('rating', 'new_rating',
         format ('AS RESTRICTIVE FOR INSERT WITH CHECK (rated_at >= %s)', format (last, 'opened_at'))),
        -- A manager erases the telephones of old ones, and writes none.
        ('rating', 'new_rating_update',
         format ('AS RESTRICTIVE FOR UPDATE USING (rated_at >= %s OR %s) WITH CHECK (telephone IS NULL'
                 ' OR %s)', format (last, 'opened_at'), of_managers, pad)),
        ('follow_up', 'next_number', 'AS RESTRICTIVE FOR INSERT WITH CHECK (follow_up <='
         ' (SELECT coalesce (l.follow_up, 0) + 1000 FROM hall_queue.own_follow AS l))'),
        ('data_change', 'next_number', 'AS RESTRICTIVE FOR INSERT WITH CHECK (number <='
         ' (SELECT coalesce (l.number, 0) + 1000 FROM hall_queue.own_change AS l))'),
        -- Of the changes of the data a manager makes those of a rota alone.
        ('data_change', 'rota', format ('AS RESTRICTIVE FOR INSERT WITH CHECK (act = ''rota'' OR %s)',
                                        format (role_is, '= ''administrator'''))),
        -- Who decides hangs on the department, which is the rated clerk's.
        ('follow_up', 'rated_department', 'AS RESTRICTIVE FOR INSERT WITH CHECK (department IS NOT'
         ' DISTINCT FROM (SELECT s.department FROM hall_queue.period AS p JOIN hall_queue.staff AS s'
         ' ON s.hall = p.hall AND s.staff = p.staff WHERE p.hall = follow_up.hall'
         ' AND p.ticket = follow_up.ticket AND p.period = follow_up.period))'),
        -- Of what counters serve a manager writes what is lent alone.
        ('counter_service', 'lent', format ('AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', lent)),
        ('counter_service', 'lent_update', format ('AS RESTRICTIVE FOR UPDATE USING (%s)', lent)),
        ('counter_service', 'lent_delete', format ('AS RESTRICTIVE FOR DELETE USING (%s)', lent)),
        -- Of the settings a desk writes the first number of the next emergency sheet alone.
        ('setting', 'sheet', format ('AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', sheet)),
        ('setting', 'sheet_update', format ('AS RESTRICTIVE FOR UPDATE USING (%s)', sheet)),
        -- One number far past the others would be the last that there can be, and one time in the future
        -- that of all that follows, for the hall's time never goes back.
        ('hall', 'next_number',
         format ('AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (revision <= %s + 1000)',
                 format (last, 'revision')))
      UNION ALL SELECT n.relation, 'next_number',
        format ('AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT %1$I.%2$I <= coalesce (l.%1$I, 0) + 1000'
                || CASE WHEN n.timed THEN ' AND (%1$I.at <= l.at OR l.kind <> ''real'' OR %1$I.at'
                  ' <= extract (epoch FROM clock_timestamp ()) * 1000000 + 1000000)' ELSE '' END
                || ' FROM hall_queue.own_last AS l))', n.relation, n.number)
        FROM (VALUES ('event', 'seq', true), ('access', 'access', true), ('ticket', 'ticket', false),
              ('person', 'person', false), ('diversion', 'diversion', false))
          AS n (relation, number, timed)),
    there (relation, named, made) AS (
      SELECT c.relname::text, p.polname::text, obj_description (p.oid, 'pg_policy')
        FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
        WHERE c.relnamespace = 'hall_queue'::regnamespace)
    SELECT relation, named, w.made FROM policy AS w FULL JOIN there AS t USING (relation, named)
      WHERE w.made IS DISTINCT FROM coalesce (t.made, '') ORDER BY relation, named
  LOOP
    EXECUTE format ('DROP POLICY IF EXISTS %I ON hall_queue.%I', wanted.named, wanted.relation);
    CONTINUE WHEN wanted.made IS NULL;
    EXECUTE format ('CREATE POLICY %I ON hall_queue.%I %s', wanted.named, wanted.relation, wanted.made);
    EXECUTE format ('COMMENT ON POLICY %I ON hall_queue.%I IS %L', wanted.named, wanted.relation,
                    wanted.made);
    EXECUTE format ('ALTER TABLE hall_queue.%I ENABLE ROW LEVEL SECURITY', wanted.relation);
  END LOOP;
END
$$;

-- A kiosk closes no day of its own. One that was left open and is over by the server's clock it has
-- closed here before it opens the next, in no other way than hq_close_day() does it, so that a day
-- begins with the first visitor although nobody of the staff is there. The figures are published by
-- the first one who may read what they are of. told is the program's time, which only a hall to try
-- things in may make up.
CREATE OR REPLACE FUNCTION close_left_open (asked bigint, told bigint) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = hall_queue, pg_catalog, pg_temp AS
$$DECLARE
  gone record;
  one record;
  seen bigint;
  seq bigint;
  now_at bigint;
  over_at bigint;
  n_unserved bigint := 0;
BEGIN
  SELECT e.seq, e.at INTO seq, seen FROM event AS e WHERE e.hall = asked ORDER BY e.seq DESC LIMIT 1;
  SELECT greatest (seen, CASE WHEN h.kind = 'real' THEN least (told, (extract (epoch FROM
      clock_timestamp ()) * 1000000)::bigint) ELSE told END) INTO now_at
    FROM hall AS h JOIN own_hall AS o ON o.hall = h.hall WHERE h.hall = asked AND o.role = 'kiosk';
  SELECT b.day, b.closes_at INTO gone FROM business_day AS b JOIN hall AS h ON h.hall = b.hall
    WHERE b.hall = asked AND b.state = 'open'
    AND b.day < to_char (to_timestamp (now_at / 1000000) AT TIME ZONE h.time_zone, 'YYYYMMDD')::bigint;
  IF gone.day IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'no day was left open';
  END IF;
  over_at := least (now_at, greatest (gone.closes_at, seen));

  FOR one IN SELECT t.*, p.started_at, p.held, p.held_at, CASE WHEN p.period IS NULL THEN over_at
        ELSE least (over_at, (SELECT s.closes_at FROM day_session AS s WHERE s.hall = asked
          AND s.day = gone.day AND s.service = p.service
          AND s.closes_at > coalesce (p.started_at, p.called_at) ORDER BY s.opens_at LIMIT 1)) END AS ends,
        CASE t.state WHEN 'serving' THEN 'finished' ELSE 'unserved' END AS after
      FROM ticket AS t LEFT JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket
        AND p.period = t.period AND t.state <> 'waiting'
      WHERE t.hall = asked AND t.day = gone.day
        AND t.state IN ('waiting', 'called', 'serving', 'held') ORDER BY t.ticket LOOP
    UPDATE leg AS l SET ended_at = over_at, "end" = 'unserved'
      WHERE l.hall = asked AND l.ticket = one.ticket AND l.leg = one.leg AND one.state = 'waiting';
    UPDATE line AS l SET waiting = l.waiting - 1 WHERE l.hall = asked AND l.day = gone.day
      AND l.service = one.service AND l.lane = one.lane AND one.state = 'waiting';
    UPDATE period AS p SET ended_at = one.ends, "end" = one.after, measured = 0, held_at = NULL,
        held = least (one.held + greatest (0, coalesce (one.ends - one.held_at, 0)),
                      one.ends - one.started_at)
      WHERE p.hall = asked AND p.ticket = one.ticket AND p.period = one.period
      AND one.state <> 'waiting';
    UPDATE ticket AS t SET state = one.after, ended_at = one.ends, counter = NULL, ready = 0, busy = 0
      WHERE t.hall = asked AND t.ticket = one.ticket;
    seq := seq + 1;
    n_unserved := n_unserved + (one.after = 'unserved')::int;
    INSERT INTO event (hall, seq, at, day, act, role, ticket, period, counter, before, after)
      VALUES (asked, seq, now_at, gone.day, CASE one.state WHEN 'serving' THEN 'end-period'
              ELSE 'unserved' END, 'system', one.ticket, one.period, one.counter, one.state, one.after);
  END LOOP;

  FOR one IN SELECT u.self_use FROM self_use AS u WHERE u.hall = asked AND u.day = gone.day
      AND u.ended_at IS NULL ORDER BY u.self_use LOOP
    UPDATE self_use AS u SET ended_at = greatest (u.started_at, over_at), result = 'not-done'
      WHERE u.hall = asked AND u.self_use = one.self_use;
    seq := seq + 1;
    INSERT INTO event (hall, seq, at, day, act, role, subject, value)
      VALUES (asked, seq, now_at, gone.day, 'self-finish', 'system', 'not-done', one.self_use);
  END LOOP;
  UPDATE pause AS p SET ended_at = greatest (p.started_at, over_at)
    FROM duty AS d WHERE p.hall = asked AND p.ended_at IS NULL
    AND d.hall = p.hall AND d.duty = p.duty AND d.day = gone.day;
  UPDATE duty AS d SET signed_out_at = greatest (d.signed_in_at, over_at)
    WHERE d.hall = asked AND d.day = gone.day AND d.signed_out_at IS NULL;

  UPDATE business_day AS b SET state = 'closed', closed_at = now_at, person_key = NULL
    WHERE b.hall = asked AND b.day = gone.day;
  UPDATE person AS p SET hash = NULL, last_four = NULL WHERE p.hall = asked AND p.day = gone.day;
  UPDATE ticket AS t SET need = 'none',
      reason = CASE WHEN t.proof = 'none' AND t.class <> 'green' THEN t.reason END
    WHERE t.hall = asked AND t.day = gone.day AND (t.need <> 'none' OR t.reason IS NOT NULL);
  UPDATE word AS w SET text = NULL WHERE w.hall = asked AND w.day = gone.day AND w.text IS NOT NULL;
  UPDATE hall AS h SET revision = h.revision + 1 WHERE h.hall = asked;
  RETURN n_unserved;
END$$;
REVOKE ALL ON FUNCTION close_left_open FROM PUBLIC;

REVOKE ALL ON ALL TABLES IN SCHEMA hall_queue FROM hall_queue_place, hall_queue_desk,
  hall_queue_kiosk, hall_queue_guide, hall_queue_counter, hall_queue_window, hall_queue_rating,
  hall_queue_board, hall_queue_waiting, hall_queue_manager, hall_queue_administrator;
GRANT USAGE ON SCHEMA hall_queue TO hall_queue_place;

-- Each place: the hall as it is set up, but for its staff; the day; and that somebody comes in with a
-- password, to leave a screen.
GRANT SELECT ON store_version, own_hall, own_day, own_last, own_date, own_follow, event_clock, hall, setting, floor,
  zone, department, day_kind, session, service, service_session, counter, counter_service, rota, device,
  calendar_year, calendar_day, day_session, day_prefix, day_service, line, event
  TO hall_queue_place;
GRANT SELECT (hall, day, day_kind, state, opens_at, closes_at, opened_at, closed_at) ON business_day
  TO hall_queue_place;
GRANT SELECT (hall, duty, day, counter, signed_in_at, signed_out_at) ON duty TO hall_queue_place;
GRANT SELECT (hall, duty, ended_at) ON pause TO hall_queue_place;
GRANT SELECT (hall, access, at, place, what, granted) ON access TO hall_queue_place;
-- What a manager says to everybody.
GRANT SELECT ON service_stop, notice, counter_asked, probe, rota_day, former_place TO hall_queue_place;
-- What it was asked to try, it says how that went.
GRANT UPDATE (ended_at, fault) ON probe TO hall_queue_kiosk, hall_queue_window, hall_queue_board,
  hall_queue_desk;
GRANT INSERT ON access, event TO hall_queue_place;
-- Which set-up it is, and not who made it.
GRANT SELECT (hall, number) ON setup_change TO hall_queue_place;
-- That its machine is there, and what its clock shows.
GRANT SELECT, INSERT, UPDATE ON contact TO hall_queue_place;
-- And by which key it may be given a role; which one is for others to say.
GRANT SELECT, INSERT (hall, machine, number, host, version, first_heard_at, heard_at, renewed_at,
  clock_offset, here), UPDATE (host, version, heard_at, renewed_at, clock_offset, here)
  ON machine TO hall_queue_place;
GRANT EXECUTE ON FUNCTION staff_salt, staff_roles, staff_matches TO hall_queue_place;

-- A ticket as all but its owner's own words.
GRANT SELECT (hall, ticket, day, prefix, number, token, class, language, need, proof, agent, person,
  slot, device, issued_at, issued_for, ahead, carried_from, state, misses, leg, period, counter,
  ended_at, service, lane, target, reference, ready, due_at, due_calls, walk_until, from_floor, busy,
  to_counter, to_until, late) ON ticket TO hall_queue_place;

-- A kiosk: a visitor takes a number, checks in, leaves, is sent to the self-service zone; the first
-- one of a day opens it, and has one that was left open closed.
GRANT EXECUTE ON FUNCTION close_left_open TO hall_queue_kiosk;
GRANT SELECT ON item, slot, leg TO hall_queue_kiosk;
GRANT SELECT (person_key), INSERT (hall, day, day_kind, state, opens_at, closes_at, opened_at,
  person_key), UPDATE (day_kind, state, opens_at, closes_at, opened_at, person_key)
  ON business_day TO hall_queue_kiosk;
GRANT UPDATE (revision) ON hall TO hall_queue_kiosk;
GRANT INSERT ON day_session, day_prefix, day_service, line, ticket, leg, matter, person, diversion
  TO hall_queue_kiosk;
GRANT DELETE ON day_session TO hall_queue_kiosk, hall_queue_desk;
GRANT UPDATE (last) ON day_prefix TO hall_queue_kiosk;
GRANT UPDATE (issued) ON day_service TO hall_queue_kiosk;
GRANT UPDATE (waiting) ON line TO hall_queue_kiosk;
GRANT UPDATE (class, proof, reason, state, misses, leg, period, counter, ended_at, service, lane,
  target, reference, ready, due_at, due_calls, walk_until, from_floor, busy, to_counter, to_until)
  ON ticket TO hall_queue_kiosk;
GRANT UPDATE (ended_at, "end") ON leg TO hall_queue_kiosk;
GRANT SELECT (hall, ticket, matter, item) ON matter TO hall_queue_kiosk;
GRANT SELECT (hall, person, day, hash) ON person TO hall_queue_kiosk;
GRANT SELECT (hall, diversion) ON diversion TO hall_queue_kiosk;

-- What hangs over a counter, stands on it, or hangs in a zone. It says the calls aloud, and that they
-- were said.
GRANT SELECT ON duty, period, announcer TO hall_queue_window, hall_queue_rating, hall_queue_board;
GRANT SELECT ON pause, leg TO hall_queue_window, hall_queue_rating;
GRANT INSERT, UPDATE, DELETE ON announcer TO hall_queue_window, hall_queue_board, hall_queue_desk;
GRANT UPDATE (announcements, announced_at) ON period TO hall_queue_window, hall_queue_board;
-- A rating is given by its level, and what is said beside it is written and never read.
GRANT SELECT (hall, ticket, period, level, channel, rated_at, changed_at) ON rating
  TO hall_queue_window, hall_queue_rating, hall_queue_desk;
GRANT INSERT, UPDATE (level, changed_at, tags, comment, telephone) ON rating TO hall_queue_rating;
-- A bad one is followed up from then on; what is done about it is nothing for a pad.
GRANT SELECT (hall, follow_up, ticket, period), INSERT (hall, follow_up, ticket, period, department)
  ON follow_up TO hall_queue_rating;
-- It says who serves.
GRANT SELECT (hall, staff, name, badge, department, active) ON staff
  TO hall_queue_rating, hall_queue_desk;
GRANT SELECT ON staff_role TO hall_queue_rating, hall_queue_desk;

-- A desk of the staff: the whole of the day, and its close where it was left open, which publishes its
-- figures.
GRANT SELECT ON item, slot, business_day, duty, pause, person, ticket, leg, period, matter, enquiry,
  diversion, self_use, case_file, suspension, supplement, daily_metric, announcer
  TO hall_queue_desk;
GRANT UPDATE (revision) ON hall TO hall_queue_desk;
GRANT INSERT, UPDATE ON business_day, day_session, day_prefix, day_service, line, duty, pause, person,
  ticket, leg, period, matter, self_use TO hall_queue_desk;
GRANT INSERT ON enquiry, diversion, daily_metric TO hall_queue_desk;
GRANT INSERT ON case_file TO hall_queue_guide;
GRANT INSERT, UPDATE ON case_file, suspension, supplement TO hall_queue_counter, hall_queue_manager;
GRANT INSERT, UPDATE ON setting TO hall_queue_guide, hall_queue_manager;
GRANT SELECT, UPDATE (telephone) ON rating TO hall_queue_manager;
GRANT SELECT, UPDATE (state, proposal, proposed_by, extended, tries, due_day, ended_day) ON follow_up
  TO hall_queue_manager;
GRANT SELECT, INSERT ON follow_step TO hall_queue_manager;
-- The figures show apart what was found invalid.
GRANT SELECT (hall, ticket, period, state) ON follow_up TO hall_queue_desk;
-- A word is seen at a desk, and its text erased at close.
GRANT SELECT, UPDATE (text, seen_at, seen_by) ON word TO hall_queue_desk;
GRANT INSERT, UPDATE (taken_back_at) ON word TO hall_queue_manager, hall_queue_administrator;
GRANT SELECT, INSERT, DELETE ON alert_taken TO hall_queue_manager, hall_queue_administrator;
GRANT INSERT, DELETE ON counter_asked, rota_day TO hall_queue_manager, hall_queue_administrator;
GRANT SELECT ON own_change TO hall_queue_manager, hall_queue_administrator;
GRANT SELECT, INSERT ON data_change TO hall_queue_manager, hall_queue_administrator;
GRANT INSERT, UPDATE ON probe TO hall_queue_manager, hall_queue_administrator;
GRANT INSERT, UPDATE (reason, reason_en), DELETE ON service_stop
  TO hall_queue_manager, hall_queue_administrator;
GRANT INSERT, UPDATE (taken_down_at) ON notice TO hall_queue_manager, hall_queue_administrator;
GRANT INSERT, UPDATE (lent_until), DELETE ON counter_service TO hall_queue_manager;
GRANT INSERT, DELETE ON slot TO hall_queue_manager, hall_queue_administrator;

-- Whoever sets the hall up.
GRANT SELECT ON access TO hall_queue_manager, hall_queue_administrator;
GRANT SELECT, INSERT ON setup_change TO hall_queue_administrator;
GRANT INSERT, UPDATE ON hall TO hall_queue_administrator;
GRANT INSERT, UPDATE, DELETE ON setting, floor, zone, department, day_kind, session, service,
  service_session, item, counter, counter_service, rota, staff_role, device, calendar_year,
  calendar_day TO hall_queue_administrator;
GRANT INSERT, DELETE ON staff TO hall_queue_administrator;
GRANT UPDATE (name, badge, department, password, active) ON staff TO hall_queue_administrator;
GRANT UPDATE (name, role, place), DELETE ON machine TO hall_queue_administrator;
