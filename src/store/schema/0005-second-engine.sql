-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the texts of both engines need.

-- [sqlite]
DROP INDEX event_case;
-- [both]
CREATE INDEX event_case ON event (hall, value) WHERE act >= 'case-' AND act < 'case.';
