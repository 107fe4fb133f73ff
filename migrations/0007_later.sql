CREATE TABLE `inbox` (
	`source` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT `inbox_pk` PRIMARY KEY(`source`, `event_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `suppressions` (
	`address` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "suppression_reason" CHECK("suppressions"."reason" IN ('bounce','complaint'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `webhook_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`milliseconds` integer NOT NULL,
	`error` text,
	`answer` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `webhook_deliveries`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_attempts_of_delivery` ON `webhook_attempts` (`delivery_id`,`at`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint_id` text NOT NULL,
	`event_id` text NOT NULL,
	`status` text NOT NULL,
	`replays` integer DEFAULT 0 NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	FOREIGN KEY (`endpoint_id`) REFERENCES `webhook_endpoints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `webhook_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhook_delivery_status" CHECK("webhook_deliveries"."status" IN ('pending','delivered','failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_newest` ON `webhook_deliveries` (`endpoint_id`,`created`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_of_event` ON `webhook_deliveries` (`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_delivery_once` ON `webhook_deliveries` (`endpoint_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `webhook_endpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`description` text,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_until` integer,
	`events` text NOT NULL,
	`made_by` text,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	`failing` integer,
	`disabled` integer,
	`disabled_why` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `webhook_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`booking_id` text,
	`payload` text NOT NULL,
	`created` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `bookings` ADD `whatsapp` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `skipped` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `published` integer;--> statement-breakpoint
ALTER TABLE `jobs` ADD `retold` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `jobs_unpublished` ON `jobs` (`not_before`) WHERE done IS NULL AND dead IS NULL AND published IS NULL;--> statement-breakpoint
CREATE INDEX `jobs_dead` ON `jobs` (`dead`) WHERE dead IS NOT NULL;--> statement-breakpoint
CREATE INDEX `jobs_newest` ON `jobs` (`created`);--> statement-breakpoint
CREATE INDEX `jobs_by_name` ON `jobs` (`name`,`created`);--> statement-breakpoint
CREATE INDEX `jobs_skipped` ON `jobs` (`created`) WHERE skipped IS NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `channel` text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `attachments` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `notifications` ADD `delivered` integer;--> statement-breakpoint
ALTER TABLE `notifications` ADD `unsure` integer;--> statement-breakpoint
ALTER TABLE `notifications` ADD `body` text;--> statement-breakpoint
ALTER TABLE `notifications` ADD `language` text;--> statement-breakpoint
CREATE INDEX `notifications_of_provider` ON `notifications` (`provider_id`);--> statement-breakpoint
CREATE INDEX `notifications_newest` ON `notifications` (`created`);
--> statement-breakpoint
-- Whoever wants to be told of a booking's moves is: every way of making one writes to its timeline.
CREATE TRIGGER booking_events_announced AFTER INSERT ON booking_events
WHEN EXISTS (SELECT 1 FROM webhook_endpoints WHERE disabled IS NULL)
BEGIN
  INSERT INTO jobs (id, name, payload, not_before, created)
  VALUES ('announce:' || NEW.id, 'announce', json_object('event', NEW.id), unixepoch(), unixepoch());
END;
--> statement-breakpoint
-- REPLACE deletes without asking the triggers for deletion.
CREATE TRIGGER audit_is_kept_insert BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'audit_is_kept');
END;
