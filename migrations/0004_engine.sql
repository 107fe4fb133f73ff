CREATE TABLE `consultant_hours` (
	`consultant_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`opens` text NOT NULL,
	`closes` text NOT NULL,
	PRIMARY KEY(`consultant_id`, `weekday`, `opens`),
	FOREIGN KEY (`consultant_id`) REFERENCES `consultants`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "consultant_hours_weekday" CHECK("consultant_hours"."weekday" BETWEEN 1 AND 7),
	CONSTRAINT "consultant_hours_order" CHECK("consultant_hours"."closes" > "consultant_hours"."opens")
) STRICT;
--> statement-breakpoint
CREATE TABLE `consultant_overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`consultant_id` text NOT NULL,
	`day` text NOT NULL,
	`opens` text,
	`closes` text,
	FOREIGN KEY (`consultant_id`) REFERENCES `consultants`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "consultant_override_order" CHECK(("consultant_overrides"."opens" IS NULL) = ("consultant_overrides"."closes" IS NULL) AND ("consultant_overrides"."opens" IS NULL OR "consultant_overrides"."closes" > "consultant_overrides"."opens"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consultant_overrides_when` ON `consultant_overrides` (`consultant_id`,`day`,`opens`);--> statement-breakpoint
CREATE TABLE `consultant_travel` (
	`consultant_id` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text,
	`zone` text NOT NULL,
	PRIMARY KEY(`consultant_id`, `first_day`),
	FOREIGN KEY (`consultant_id`) REFERENCES `consultants`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `consultants` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`bio` text NOT NULL,
	`zone` text NOT NULL,
	`pool_id` text NOT NULL,
	`picture_id` text,
	`active` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`feed_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`picture_id`) REFERENCES `pictures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consultants_slug` ON `consultants` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `consultants_pool` ON `consultants` (`pool_id`);--> statement-breakpoint
CREATE INDEX `consultants_shown` ON `consultants` (`active`,`position`);--> statement-breakpoint
CREATE TABLE `service_consultants` (
	`listing_id` text NOT NULL,
	`consultant_id` text NOT NULL,
	PRIMARY KEY(`listing_id`, `consultant_id`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consultant_id`) REFERENCES `consultants`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_durations` (
	`listing_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`price` integer NOT NULL,
	PRIMARY KEY(`listing_id`, `minutes`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "service_duration" CHECK("service_durations"."minutes" >= 1 AND "service_durations"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `services` (
	`listing_id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`before` integer DEFAULT 0 NOT NULL,
	`after` integer DEFAULT 0 NOT NULL,
	`step` integer,
	`offset` integer DEFAULT 0 NOT NULL,
	`anchor` text DEFAULT 'opening' NOT NULL,
	`notice` integer NOT NULL,
	`window_days` integer NOT NULL,
	`limits` text,
	`customer_limits` text,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "service_anchor" CHECK("services"."anchor" IN ('opening','hour','gap')),
	CONSTRAINT "service_lengths" CHECK("services"."before" >= 0 AND "services"."after" >= 0 AND "services"."notice" >= 0),
	CONSTRAINT "service_step" CHECK("services"."step" IS NULL OR "services"."step" >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `waitlist_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`pool_id` text NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`quantity` integer NOT NULL,
	`request` text NOT NULL,
	`language` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`booking_id` text,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "waitlist_status" CHECK("waitlist_entries"."status" IN ('waiting','offered','taken','lapsed','left')),
	CONSTRAINT "waitlist_quantity" CHECK("waitlist_entries"."quantity" >= 1),
	CONSTRAINT "waitlist_interval" CHECK("waitlist_entries"."ends" > "waitlist_entries"."starts")
) STRICT;
--> statement-breakpoint
CREATE INDEX `waitlist_in_line` ON `waitlist_entries` (`pool_id`,`status`,`created`);--> statement-breakpoint
CREATE INDEX `waitlist_by_booking` ON `waitlist_entries` (`booking_id`);--> statement-breakpoint
CREATE TABLE `departures` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`pool_id` text NOT NULL,
	`day` text NOT NULL,
	`time` text NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`closes` integer NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "departure_status" CHECK("departures"."status" IN ('open','closed','called_off')),
	CONSTRAINT "departure_interval" CHECK("departures"."ends" > "departures"."starts")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `departures_pool` ON `departures` (`pool_id`);--> statement-breakpoint
CREATE INDEX `departures_by_day` ON `departures` (`day`,`listing_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `departures_when` ON `departures` (`listing_id`,`day`,`time`);--> statement-breakpoint
CREATE TABLE `listing_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`part` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "listing_section_part" CHECK("listing_sections"."part" IN ('itinerary','section'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `listing_sections_order` ON `listing_sections` (`listing_id`,`part`,`position`);--> statement-breakpoint
CREATE TABLE `price_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`rule` text NOT NULL,
	`name` text NOT NULL,
	`priority` integer,
	`first_day` text,
	`last_day` text,
	`weekdays` text,
	`days` text,
	`from_people` integer,
	`to_people` integer,
	`units` text,
	`change` text NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "price_rule_kind" CHECK("price_rules"."rule" IN ('season','weekday','date','group')),
	CONSTRAINT "price_rule_change" CHECK(json_valid("price_rules"."change"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `price_rules_of_listing` ON `price_rules` (`listing_id`);--> statement-breakpoint
CREATE TABLE `promotion_uses` (
	`promotion_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`promotion_id`, `booking_id`),
	FOREIGN KEY (`promotion_id`) REFERENCES `promotions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `promotion_uses_of_booking` ON `promotion_uses` (`booking_id`);--> statement-breakpoint
CREATE TABLE `promotions` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`off` text NOT NULL,
	`over` text DEFAULT 'order' NOT NULL,
	`first_day` text,
	`last_day` text,
	`minimum` integer,
	`listings` text,
	`most` integer,
	`most_each` integer,
	`stackable` integer DEFAULT false NOT NULL,
	CONSTRAINT "promotion_off" CHECK(json_valid("promotions"."off")),
	CONSTRAINT "promotion_over" CHECK("promotions"."over" IN ('order','line')),
	CONSTRAINT "promotion_most" CHECK("promotions"."most" IS NULL OR "promotions"."most" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `promotions_code` ON `promotions` (`code`);--> statement-breakpoint
CREATE TABLE `quotes` (
	`hash` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL,
	`total` integer NOT NULL,
	`created` integer NOT NULL,
	`expires` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `quotes_lapsing` ON `quotes` (`expires`);--> statement-breakpoint
CREATE TABLE `tour_items` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`included` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `tour_items_order` ON `tour_items` (`listing_id`,`included`,`position`);--> statement-breakpoint
CREATE TABLE `tour_times` (
	`listing_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`time` text NOT NULL,
	`capacity` integer,
	`first_day` text,
	`last_day` text,
	PRIMARY KEY(`listing_id`, `weekday`, `time`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tour_time_weekday" CHECK("tour_times"."weekday" BETWEEN 1 AND 7)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tour_units` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`unit` text NOT NULL,
	`name` text NOT NULL,
	`price` integer NOT NULL,
	`min_age` integer,
	`max_age` integer,
	`places` integer DEFAULT 1 NOT NULL,
	`accompanied_by` text,
	`per_companion` integer,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tour_unit_price" CHECK("tour_units"."price" >= 0),
	CONSTRAINT "tour_unit_places" CHECK("tour_units"."places" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tour_units_named` ON `tour_units` (`listing_id`,`unit`);--> statement-breakpoint
CREATE TABLE `tours` (
	`listing_id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`difficulty` text NOT NULL,
	`location` text NOT NULL,
	`meeting_point` text NOT NULL,
	`zone` text NOT NULL,
	`minutes` integer NOT NULL,
	`capacity` integer,
	`cut_off` integer NOT NULL,
	`minimum` integer DEFAULT 0 NOT NULL,
	`decided` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tour_type" CHECK("tours"."type" IN ('tour','excursion')),
	CONSTRAINT "tour_difficulty" CHECK("tours"."difficulty" IN ('easy','moderate','challenging')),
	CONSTRAINT "tour_minutes" CHECK("tours"."minutes" >= 1),
	CONSTRAINT "tour_capacity" CHECK("tours"."capacity" IS NULL OR "tours"."capacity" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_bill_lines` (
	`booking_id` text NOT NULL,
	`line_id` text,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	`label` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit` integer NOT NULL,
	`amount` integer NOT NULL,
	`inputs` text,
	`rounding` text,
	PRIMARY KEY(`booking_id`, `position`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `booking_lines`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_bill_lines`("booking_id", "line_id", "position", "rule", "label", "quantity", "unit", "amount")
  SELECT line.booking_id, bill.line_id,
    row_number() OVER (PARTITION BY line.booking_id ORDER BY line.position, bill.position) - 1,
    bill.rule, bill.label, bill.quantity, bill.unit, bill.amount
  FROM `bill_lines` AS bill JOIN `booking_lines` AS line ON line.id = bill.line_id;--> statement-breakpoint
DROP TABLE `bill_lines`;--> statement-breakpoint
ALTER TABLE `__new_bill_lines` RENAME TO `bill_lines`;--> statement-breakpoint
ALTER TABLE `booking_lines` ADD `time` text;--> statement-breakpoint
ALTER TABLE `booking_lines` ADD `minutes` integer;--> statement-breakpoint
ALTER TABLE `booking_lines` ADD `zone` text;--> statement-breakpoint
ALTER TABLE `booking_lines` ADD `place` text;--> statement-breakpoint
ALTER TABLE `booking_lines` ADD `starts` integer;--> statement-breakpoint
UPDATE `booking_lines` SET `time` = json_extract(`choice`, '$.startTime'), `place` = json_extract(`choice`, '$.venue'), `minutes` = 300,
  `zone` = (SELECT `zone` FROM `bookings` WHERE `bookings`.`id` = `booking_lines`.`booking_id`);--> statement-breakpoint
CREATE INDEX `booking_lines_by_start` ON `booking_lines` (`starts`);--> statement-breakpoint
ALTER TABLE `bookings` ADD `taxes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bookings` ADD `visitor` text;--> statement-breakpoint
ALTER TABLE `bookings` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `bookings` ADD `extended` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `bookings_held` ON `bookings` (`visitor`,`held_until`) WHERE status = 'held';--> statement-breakpoint
ALTER TABLE `testimonials` ADD `booking_id` text REFERENCES bookings(id);--> statement-breakpoint
CREATE UNIQUE INDEX `testimonials_one_each` ON `testimonials` (`booking_id`);--> statement-breakpoint
-- Holds: three that live for each visitor, and each put off once.
CREATE TRIGGER booking_hold_refused BEFORE INSERT ON bookings WHEN NEW.status = 'held'
BEGIN
  SELECT RAISE(ABORT, 'booking_illegal_start') WHERE NEW.visitor IS NULL OR NEW.held_until IS NULL;
  SELECT RAISE(ABORT, 'too_many_holds') WHERE (
    SELECT COUNT(*) FROM bookings
     WHERE visitor = NEW.visitor AND status = 'held' AND held_until > unixepoch()) >= 3;
END;
--> statement-breakpoint
CREATE TRIGGER booking_hold_put_off BEFORE UPDATE OF held_until ON bookings
WHEN OLD.held_until IS NOT NULL AND NEW.held_until > OLD.held_until
BEGIN
  SELECT RAISE(ABORT, 'claim_lapsed') WHERE OLD.held_until <= unixepoch() OR OLD.status <> 'held';
  SELECT RAISE(ABORT, 'hold_extended') WHERE OLD.extended = 1;
END;
--> statement-breakpoint
-- What is only held may be nameless; what the house is to keep may not.
CREATE TRIGGER booking_nameless BEFORE UPDATE OF status ON bookings
WHEN NEW.status IN ('pending', 'confirmed') AND (NEW.name = '' OR NEW.email = '')
BEGIN
  SELECT RAISE(ABORT, 'booking_nameless');
END;
--> statement-breakpoint
CREATE TRIGGER booking_nameless_start BEFORE INSERT ON bookings
WHEN NEW.status IN ('pending', 'confirmed') AND (NEW.name = '' OR NEW.email = '')
BEGIN
  SELECT RAISE(ABORT, 'booking_nameless');
END;
--> statement-breakpoint
CREATE TRIGGER promotion_used_up BEFORE INSERT ON promotion_uses
BEGIN
  SELECT RAISE(ABORT, 'promotion_used_up') FROM promotions
   WHERE id = NEW.promotion_id AND (
     most <= (SELECT COUNT(*) FROM promotion_uses AS used JOIN bookings ON bookings.id = used.booking_id
               WHERE used.promotion_id = NEW.promotion_id AND bookings.status NOT IN ('cancelled', 'expired'))
     OR NEW.email <> '' AND most_each <= (
       SELECT COUNT(*) FROM promotion_uses AS used JOIN bookings ON bookings.id = used.booking_id
        WHERE used.promotion_id = NEW.promotion_id AND used.email = NEW.email
          AND bookings.status NOT IN ('cancelled', 'expired')));
END;
--> statement-breakpoint
CREATE TRIGGER content_tours_insert AFTER INSERT ON tours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tours_update AFTER UPDATE ON tours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tours_delete AFTER DELETE ON tours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_units_insert AFTER INSERT ON tour_units BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_units_update AFTER UPDATE ON tour_units BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_units_delete AFTER DELETE ON tour_units BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_items_insert AFTER INSERT ON tour_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_items_update AFTER UPDATE ON tour_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_tour_items_delete AFTER DELETE ON tour_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_sections_insert AFTER INSERT ON listing_sections BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_sections_update AFTER UPDATE ON listing_sections BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_sections_delete AFTER DELETE ON listing_sections BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_price_rules_insert AFTER INSERT ON price_rules BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_price_rules_update AFTER UPDATE ON price_rules BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_price_rules_delete AFTER DELETE ON price_rules BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_services_insert AFTER INSERT ON services BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_services_update AFTER UPDATE ON services BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_services_delete AFTER DELETE ON services BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_durations_insert AFTER INSERT ON service_durations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_durations_update AFTER UPDATE ON service_durations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_durations_delete AFTER DELETE ON service_durations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_consultants_insert AFTER INSERT ON service_consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_consultants_update AFTER UPDATE ON service_consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_service_consultants_delete AFTER DELETE ON service_consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_consultants_insert AFTER INSERT ON consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_consultants_update AFTER UPDATE ON consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_consultants_delete AFTER DELETE ON consultants BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER availability_departures_insert AFTER INSERT ON departures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_departures_update AFTER UPDATE ON departures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_departures_delete AFTER DELETE ON departures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_hours_insert AFTER INSERT ON consultant_hours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_hours_update AFTER UPDATE ON consultant_hours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_hours_delete AFTER DELETE ON consultant_hours BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_overrides_insert AFTER INSERT ON consultant_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_overrides_update AFTER UPDATE ON consultant_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_overrides_delete AFTER DELETE ON consultant_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_travel_insert AFTER INSERT ON consultant_travel BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_travel_update AFTER UPDATE ON consultant_travel BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_consultant_travel_delete AFTER DELETE ON consultant_travel BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
