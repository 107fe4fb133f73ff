-- What happened to a booking is only ever added to. One thing may be taken from it: the words in which somebody said why,
-- for they may speak of a customer who asked to be forgotten.
DROP TRIGGER booking_events_not_changed;
--> statement-breakpoint
CREATE TRIGGER booking_events_not_changed BEFORE UPDATE ON booking_events
WHEN NEW.id IS NOT OLD.id OR NEW.booking_id IS NOT OLD.booking_id OR NEW.at IS NOT OLD.at OR NEW.what IS NOT OLD.what
  OR NEW.who IS NOT OLD.who OR NEW.detail IS NOT OLD.detail AND NEW.detail IS NOT json_remove(OLD.detail, '$.why')
BEGIN
  SELECT RAISE(ABORT, 'booking_events_not_changed');
END;
