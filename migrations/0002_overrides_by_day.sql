-- An override speaks for the days it covers and no others. Until now one that raised a single day raised every day of
-- a longer claim over it. So the pool's own capacity counts as well, unless overrides cover the claim without a gap:
-- a gap begins where the claim begins or where an override ends.
DROP TRIGGER pool_not_overdrawn;
--> statement-breakpoint
CREATE TRIGGER pool_not_overdrawn BEFORE INSERT ON claims WHEN NEW.released IS NULL
BEGIN
  UPDATE pools SET longest = NEW.ends - NEW.starts
   WHERE id = NEW.pool_id AND longest < NEW.ends - NEW.starts;
  SELECT RAISE(ABORT, 'pool_closed') WHERE EXISTS (
    SELECT 1 FROM pool_overrides
     WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND starts < NEW.ends AND capacity = 0);
  SELECT RAISE(ABORT, 'pool_overdrawn') FROM pools
   WHERE id = NEW.pool_id
     AND (SELECT MIN(least.capacity) FROM (
            SELECT capacity FROM pool_overrides
             WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND starts < NEW.ends
            UNION ALL
            SELECT own.capacity FROM pools AS own
             WHERE own.id = NEW.pool_id AND EXISTS (
               SELECT 1 FROM (
                 SELECT NEW.starts AS edge
                 UNION ALL
                 SELECT ends FROM pool_overrides
                  WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND ends < NEW.ends) AS edges
                WHERE NOT EXISTS (
                  SELECT 1 FROM pool_overrides
                   WHERE pool_id = NEW.pool_id AND ends > edges.edge AND starts <= edges.edge))) AS least)
       < NEW.quantity + (
           SELECT COALESCE(SUM(quantity), 0) FROM claims
            WHERE pool_id = NEW.pool_id AND released IS NULL
              AND starts > NEW.starts - pools.longest AND starts < NEW.ends AND ends > NEW.starts
              AND (expires IS NULL OR expires > unixepoch()));
END;
