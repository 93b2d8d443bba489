-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Of which department the rated clerk was when the rating was given: that decides who sees to the
-- follow-up and who decides on it, and whoever moves afterwards changes nothing of it. Those of before
-- take the clerk's present one; NULL is a clerk of the hall's own. It is kept as a code that may be gone.
ALTER TABLE follow_up ADD COLUMN department TEXT;

UPDATE follow_up SET department =
  (SELECT s.department FROM period AS p JOIN staff AS s ON s.hall = p.hall AND s.staff = p.staff
   WHERE p.hall = follow_up.hall AND p.ticket = follow_up.ticket AND p.period = follow_up.period);
