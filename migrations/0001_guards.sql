-- What must never happen, refused by the schema: no code path, second process or replayed request gets past it.
-- The names raised here are mapped to refusals in src/bookings/refusals.ts.

-- Capacity less the live claims over the same time can never fall below nothing. A hold stops counting the moment it
-- expires. `longest` bounds how far back an overlapping claim can begin, so the search is one tight range.
CREATE TRIGGER pool_not_overdrawn BEFORE INSERT ON claims WHEN NEW.released IS NULL
BEGIN
  UPDATE pools SET longest = NEW.ends - NEW.starts
   WHERE id = NEW.pool_id AND longest < NEW.ends - NEW.starts;
  SELECT RAISE(ABORT, 'pool_closed') WHERE EXISTS (
    SELECT 1 FROM pool_overrides
     WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND starts < NEW.ends AND capacity = 0);
  SELECT RAISE(ABORT, 'pool_overdrawn') FROM pools
   WHERE id = NEW.pool_id
     AND COALESCE(
           (SELECT MIN(capacity) FROM pool_overrides
             WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND starts < NEW.ends),
           capacity)
       < NEW.quantity + (
           SELECT COALESCE(SUM(quantity), 0) FROM claims
            WHERE pool_id = NEW.pool_id AND released IS NULL
              AND starts > NEW.starts - pools.longest AND starts < NEW.ends AND ends > NEW.starts
              AND (expires IS NULL OR expires > unixepoch()));
END;
--> statement-breakpoint
-- A claim is never moved or grown: it is released and another is made, so that the guard above sees it.
CREATE TRIGGER claim_fixed BEFORE UPDATE OF id, pool_id, booking_id, line_id, starts, ends, quantity ON claims
BEGIN
  SELECT RAISE(ABORT, 'claim_fixed');
END;
--> statement-breakpoint
-- What was released or has lapsed does not come back: its place may be taken.
CREATE TRIGGER claim_lapsed BEFORE UPDATE OF expires, released ON claims
WHEN OLD.released IS NOT NULL AND NEW.released IS NOT OLD.released
  OR OLD.expires IS NOT NULL AND OLD.expires <= unixepoch() AND NEW.expires IS NOT OLD.expires
BEGIN
  SELECT RAISE(ABORT, 'claim_lapsed');
END;
--> statement-breakpoint
CREATE TRIGGER booking_illegal_start BEFORE INSERT ON bookings WHEN NEW.status NOT IN ('held', 'pending', 'confirmed')
BEGIN
  SELECT RAISE(ABORT, 'booking_illegal_start');
END;
--> statement-breakpoint
CREATE TRIGGER booking_illegal_move BEFORE UPDATE OF status ON bookings
WHEN NEW.status IS NOT OLD.status
 AND NOT EXISTS (SELECT 1 FROM booking_moves WHERE "from" = OLD.status AND "to" = NEW.status)
BEGIN
  SELECT RAISE(ABORT, 'booking_illegal_move');
END;
--> statement-breakpoint
CREATE TRIGGER booking_events_not_changed BEFORE UPDATE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events_not_changed');
END;
--> statement-breakpoint
CREATE TRIGGER booking_events_not_deleted BEFORE DELETE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events_not_deleted');
END;
--> statement-breakpoint
INSERT INTO booking_moves ("from", "to") VALUES
  ('held', 'pending'), ('held', 'confirmed'), ('held', 'expired'), ('held', 'cancelled'),
  ('pending', 'confirmed'), ('pending', 'cancelled'), ('pending', 'expired'),
  ('confirmed', 'completed'), ('confirmed', 'cancelled'), ('confirmed', 'no_show'),
  -- Money that arrives after a hold lapsed takes the place again if it is free.
  ('expired', 'confirmed');
