-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The ticket that was called last in this stay of a clerk at a counter: what the counter's screens
-- say of it after it left is found without a look through the day.

ALTER TABLE duty ADD COLUMN last_ticket INTEGER;
