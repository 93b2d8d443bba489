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
$$BEGIN PERFORM pg_notify ('hall_queue_' || new.hall, ''); RETURN NULL; END$$;
CREATE TRIGGER event_told AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell_event ();
-- [both]
