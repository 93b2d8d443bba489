-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the texts of both engines need.

-- [sqlite]
DROP INDEX event_case;
-- [both]
CREATE INDEX event_case ON event (hall, value) WHERE act >= 'case-' AND act < 'case.';

-- [postgresql]
-- Whoever listens to a hall hears that something happened, and reads what it was.
CREATE FUNCTION tell_event () RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN PERFORM pg_catalog.pg_notify ('hall_queue_' || new.hall, ''); RETURN NULL; END$$;
CREATE TRIGGER event_told AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell_event ();

-- Who may do what: each login of the server that works for one hall, in one role. The owner of the
-- store stands in no row, and works for all of them.
CREATE TABLE login (
  login name NOT NULL PRIMARY KEY,
  hall INTEGER NOT NULL REFERENCES hall,
  role TEXT NOT NULL CHECK (role IN ('kiosk', 'guide', 'counter', 'window', 'rating', 'board',
                                     'manager', 'administrator'))
);
CREATE VIEW own_hall WITH (security_barrier) AS
  SELECT l.hall, l.role FROM login AS l WHERE l.login = session_user;
-- The day whose rows a place for visitors may change.
CREATE VIEW own_day WITH (security_barrier) AS SELECT b.day FROM business_day AS b
  WHERE b.hall = (SELECT o.hall FROM own_hall AS o) AND b.state = 'open';
-- What the next number of each kind follows, and when the last event was.
CREATE VIEW own_last AS SELECT
  (SELECT max(e.seq) FROM event AS e WHERE e.hall = o.hall) AS event,
  (SELECT e.at FROM event AS e WHERE e.hall = o.hall ORDER BY e.seq DESC LIMIT 1) AS at,
  (SELECT max(a.access) FROM access AS a WHERE a.hall = o.hall) AS access,
  (SELECT max(t.ticket) FROM ticket AS t WHERE t.hall = o.hall) AS ticket,
  (SELECT max(p.person) FROM person AS p WHERE p.hall = o.hall) AS person,
  (SELECT max(d.diversion) FROM diversion AS d WHERE d.hall = o.hall) AS diversion,
  (SELECT h.revision FROM hall AS h WHERE h.hall = o.hall) AS revision,
  (SELECT h.kind FROM hall AS h WHERE h.hall = o.hall) AS kind,
  (SELECT b.opened_at FROM business_day AS b WHERE b.hall = o.hall AND b.state <> 'planned'
   ORDER BY b.day DESC LIMIT 1) AS opened_at
  FROM own_hall AS o;
-- Who may not read each event knows of all of them their place in the order, and their time.
CREATE VIEW event_clock AS SELECT e.hall, e.seq, e.at, e.day FROM event AS e
  WHERE e.hall = coalesce ((SELECT o.hall FROM own_hall AS o),
    CASE WHEN (SELECT pg_has_role (session_user, c.relowner, 'MEMBER') FROM pg_class AS c
               WHERE c.oid = 'event'::regclass) THEN e.hall END);

-- What a place that may not read the staff asks of one of them. How a password is hashed is told to
-- anybody of the hall, the hash to nobody: what was made of a password is held against it here.
CREATE FUNCTION is_asked_by_owner (asked bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = hall_queue, pg_catalog, pg_temp AS
$$SELECT pg_has_role (session_user, c.relowner, 'MEMBER') FROM pg_class AS c
  WHERE c.oid = 'staff'::regclass$$;
CREATE FUNCTION staff_salt (asked bigint, code text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = hall_queue, pg_catalog, pg_temp AS
$$SELECT left (s.password, length (s.password) + 1 - position ('$' IN reverse (s.password)))
  FROM staff AS s WHERE s.hall = asked AND s.staff = code AND s.active = 1
  AND (s.hall = (SELECT o.hall FROM own_hall AS o) OR is_asked_by_owner (asked))$$;
CREATE FUNCTION staff_roles (asked bigint, code text) RETURNS SETOF text LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = hall_queue, pg_catalog, pg_temp AS
$$SELECT r.role FROM staff AS s JOIN staff_role AS r ON r.hall = s.hall AND r.staff = s.staff
  WHERE s.hall = asked AND s.staff = code AND s.active = 1
  AND (s.hall = (SELECT o.hall FROM own_hall AS o) OR is_asked_by_owner (asked))$$;
-- A login that guessed wrong guesses again two seconds later, whoever of the staff it tries next, and
-- over however many connections. When that may be stands in a sequence of its own, since what is set
-- there stays whatever becomes of the transaction, or of the connection: it is set before the guess is
-- looked at, and forgiven to that guess alone when it was right.
CREATE FUNCTION guess_name (login text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$SELECT 'guess_' || left (encode (sha256 (convert_to (login, 'UTF8')), 'hex'), 40)$$;
CREATE FUNCTION staff_matches (asked bigint, code text, given text) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = hall_queue, pg_catalog, pg_temp AS
$$DECLARE
  guess text;
  until bigint;
  found bigint;
BEGIN
  IF EXISTS (SELECT FROM own_hall) THEN
    guess := guess_name (session_user);
    PERFORM pg_advisory_xact_lock (1213297126, hashtext (guess));
    EXECUTE format ('SELECT last_value FROM %I', guess) INTO until;
    PERFORM pg_sleep (least (until / 1e6 - extract (epoch FROM clock_timestamp ()), 2));
    PERFORM setval (guess, (extract (epoch FROM clock_timestamp ()) * 1e6)::bigint + 2000000);
  END IF;
  found := (SELECT count(*) FROM staff AS s WHERE s.hall = asked AND s.staff = code AND s.active = 1
    AND s.password = given
    AND (s.hall = (SELECT o.hall FROM own_hall AS o) OR is_asked_by_owner (asked)));
  IF guess IS NOT NULL AND found > 0 THEN
    PERFORM setval (guess, (extract (epoch FROM clock_timestamp ()) * 1e6)::bigint);
  END IF;
  RETURN found;
END$$;
REVOKE ALL ON FUNCTION is_asked_by_owner, staff_salt, staff_roles, guess_name, staff_matches
  FROM PUBLIC;

-- Gives a login one role in one hall, or takes what it has away where the role is NULL. A role that
-- is given again is given once. The login was made by the server's own means.
CREATE FUNCTION grant_login (asked bigint, named text, given text) RETURNS void LANGUAGE plpgsql
  SET search_path = hall_queue, pg_catalog, pg_temp AS
$$DECLARE old name;
BEGIN
  IF EXISTS (SELECT FROM login AS l WHERE l.login = named::name AND l.hall <> asked) THEN
    RAISE unique_violation USING MESSAGE = format ('%s works for another hall', named);
  END IF;
  FOR old IN SELECT g.rolname FROM pg_auth_members AS m JOIN pg_roles AS g ON g.oid = m.roleid
      JOIN pg_roles AS r ON r.oid = m.member
      WHERE r.rolname = named AND g.rolname LIKE 'hall\_queue\_%'
      AND g.rolname IS DISTINCT FROM 'hall_queue_' || given LOOP
    EXECUTE format ('REVOKE %I FROM %I', old, named);
  END LOOP;
  DELETE FROM login WHERE login = named::name AND hall = asked;
  IF given IS NOT NULL THEN
    INSERT INTO login (login, hall, role) VALUES (named::name, asked, given);
    EXECUTE format ('CREATE SEQUENCE IF NOT EXISTS %I', guess_name (named));
    EXECUTE format ('ALTER SEQUENCE %I OWNER TO %I', guess_name (named),
      (SELECT pg_get_userbyid (c.relowner) FROM pg_class AS c WHERE c.oid = 'staff'::regclass));
    EXECUTE format ('GRANT %I TO %I', 'hall_queue_' || given, named);
  ELSE
    EXECUTE format ('DROP SEQUENCE IF EXISTS %I', guess_name (named));
  END IF;
END$$;
REVOKE ALL ON FUNCTION grant_login FROM PUBLIC;
-- [both]
