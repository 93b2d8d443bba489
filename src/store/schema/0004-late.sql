-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Emergency numbers: given on paper while the store was away, and entered afterwards. late = 1 says
-- that a ticket was one of them, whose waits were not measured. Their letter is no service's; a
-- service that has it already keeps it, and until it gives it up no emergency number is entered.

ALTER TABLE ticket ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1));

-- [sqlite]
CREATE TRIGGER service_prefix_reserved BEFORE INSERT ON service WHEN new.prefix = 'Y'
  BEGIN SELECT raise(ABORT, 'the letter Y is kept for emergency numbers'); END;
-- [postgresql]
CREATE TRIGGER service_prefix_reserved BEFORE INSERT ON service
  FOR EACH ROW WHEN (new.prefix = 'Y')
  EXECUTE FUNCTION refuse ('the letter Y is kept for emergency numbers');
-- [both]
