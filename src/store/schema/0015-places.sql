-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a day's figures say of a floor, and of the service of what was asked without a number, is said of
-- where that happened. The rows of history have the counter, the service, the device and the item; where
-- each of them stood, or belonged to, on the days before @until_day stands here, as soon as it is another
-- place than now. Until a day is closed its rows are where they are now, and what moves twice before the
-- next close was in the first place when the last one was. The rows outlive what they are about.
CREATE TABLE former_place (
  hall INTEGER NOT NULL REFERENCES hall,
  kind TEXT NOT NULL CHECK (kind IN ('service', 'counter', 'device', 'item')),
  key TEXT NOT NULL,
  until_day INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (place <> ''),
  PRIMARY KEY (hall, kind, key, until_day)
) STRICT, WITHOUT ROWID;

-- Whatever changes the set-up, a closed day stays where it was.
-- [sqlite]
CREATE VIEW former_until AS
  SELECT h.hall, (SELECT b.day FROM business_day AS b WHERE b.hall = h.hall AND b.state = 'closed'
                  ORDER BY b.day DESC LIMIT 1) + 1 AS day FROM hall AS h;
CREATE TRIGGER zone_moved AFTER UPDATE OF floor ON zone WHEN new.floor <> old.floor BEGIN
  INSERT INTO former_place (hall, kind, key, until_day, place)
    SELECT u.hall, p.kind, p.key, u.day, CAST (old.floor AS TEXT) FROM former_until AS u JOIN
    (SELECT 'service' AS kind, service AS key FROM service WHERE hall = old.hall AND zone = old.zone
     UNION ALL SELECT 'counter', CAST (counter AS TEXT) FROM counter
     WHERE hall = old.hall AND zone = old.zone) AS p WHERE u.hall = old.hall AND u.day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM former_place AS f WHERE f.hall = u.hall AND f.kind = p.kind
                    AND f.key = p.key AND f.until_day = u.day);
END;
CREATE TRIGGER service_moved AFTER UPDATE OF zone ON service WHEN new.zone <> old.zone BEGIN
  INSERT INTO former_place (hall, kind, key, until_day, place)
    SELECT u.hall, 'service', old.service, u.day, CAST (z.floor AS TEXT) FROM former_until AS u
    JOIN zone AS z ON z.hall = u.hall AND z.zone = old.zone WHERE u.hall = old.hall AND u.day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM former_place AS f WHERE f.hall = u.hall AND f.kind = 'service'
                    AND f.key = old.service AND f.until_day = u.day);
END;
CREATE TRIGGER counter_moved AFTER UPDATE OF zone ON counter WHEN new.zone <> old.zone BEGIN
  INSERT INTO former_place (hall, kind, key, until_day, place)
    SELECT u.hall, 'counter', CAST (old.counter AS TEXT), u.day, CAST (z.floor AS TEXT)
    FROM former_until AS u JOIN zone AS z ON z.hall = u.hall AND z.zone = old.zone
    WHERE u.hall = old.hall AND u.day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM former_place AS f WHERE f.hall = u.hall AND f.kind = 'counter'
                    AND f.key = CAST (old.counter AS TEXT) AND f.until_day = u.day);
END;
CREATE TRIGGER device_moved AFTER UPDATE OF floor ON device WHEN new.floor <> old.floor BEGIN
  INSERT INTO former_place (hall, kind, key, until_day, place)
    SELECT u.hall, 'device', old.device, u.day, CAST (old.floor AS TEXT) FROM former_until AS u
    WHERE u.hall = old.hall AND u.day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM former_place AS f WHERE f.hall = u.hall AND f.kind = 'device'
                    AND f.key = old.device AND f.until_day = u.day);
END;
CREATE TRIGGER item_moved AFTER UPDATE OF service ON item WHEN new.service <> old.service BEGIN
  INSERT INTO former_place (hall, kind, key, until_day, place)
    SELECT u.hall, 'item', old.item, u.day, old.service FROM former_until AS u
    WHERE u.hall = old.hall AND u.day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM former_place AS f WHERE f.hall = u.hall AND f.kind = 'item'
                    AND f.key = old.item AND f.until_day = u.day);
END;
-- [postgresql]
CREATE FUNCTION keep_place () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = hall_queue, pg_catalog, pg_temp AS
$$DECLARE
  until bigint := (SELECT b.day FROM business_day AS b WHERE b.hall = old.hall AND b.state = 'closed'
                   ORDER BY b.day DESC LIMIT 1) + 1;
BEGIN
  IF until IS NULL THEN
    RETURN NULL;
  ELSIF TG_TABLE_NAME = 'zone' THEN
    INSERT INTO former_place (hall, kind, key, until_day, place)
      SELECT old.hall, p.kind, p.key, until, old.floor::text FROM
      (SELECT 'service' AS kind, s.service AS key FROM service AS s
       WHERE s.hall = old.hall AND s.zone = old.zone
       UNION ALL SELECT 'counter', c.counter::text FROM counter AS c
       WHERE c.hall = old.hall AND c.zone = old.zone) AS p
      ON CONFLICT DO NOTHING;
  ELSIF TG_TABLE_NAME = 'service' THEN
    INSERT INTO former_place (hall, kind, key, until_day, place)
      SELECT old.hall, 'service', old.service, until, z.floor::text FROM zone AS z
      WHERE z.hall = old.hall AND z.zone = old.zone ON CONFLICT DO NOTHING;
  ELSIF TG_TABLE_NAME = 'counter' THEN
    INSERT INTO former_place (hall, kind, key, until_day, place)
      SELECT old.hall, 'counter', old.counter::text, until, z.floor::text FROM zone AS z
      WHERE z.hall = old.hall AND z.zone = old.zone ON CONFLICT DO NOTHING;
  ELSIF TG_TABLE_NAME = 'device' THEN
    INSERT INTO former_place (hall, kind, key, until_day, place)
      VALUES (old.hall, 'device', old.device, until, old.floor::text) ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO former_place (hall, kind, key, until_day, place)
      VALUES (old.hall, 'item', old.item, until, old.service) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END$$;
CREATE TRIGGER zone_moved AFTER UPDATE OF floor ON zone FOR EACH ROW
  WHEN (new.floor <> old.floor) EXECUTE FUNCTION keep_place ();
CREATE TRIGGER service_moved AFTER UPDATE OF zone ON service FOR EACH ROW
  WHEN (new.zone <> old.zone) EXECUTE FUNCTION keep_place ();
CREATE TRIGGER counter_moved AFTER UPDATE OF zone ON counter FOR EACH ROW
  WHEN (new.zone <> old.zone) EXECUTE FUNCTION keep_place ();
CREATE TRIGGER device_moved AFTER UPDATE OF floor ON device FOR EACH ROW
  WHEN (new.floor <> old.floor) EXECUTE FUNCTION keep_place ();
CREATE TRIGGER item_moved AFTER UPDATE OF service ON item FOR EACH ROW
  WHEN (new.service <> old.service) EXECUTE FUNCTION keep_place ();
-- [both]
