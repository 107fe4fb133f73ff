CREATE TABLE `bill_lines` (
	`line_id` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	`label` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`line_id`, `position`),
	FOREIGN KEY (`line_id`) REFERENCES `booking_lines`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `booking_events` (
	`id` text PRIMARY KEY NOT NULL,
	`booking_id` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `booking_events_order` ON `booking_events` (`booking_id`,`at`);--> statement-breakpoint
CREATE TABLE `booking_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`booking_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`choice` text NOT NULL,
	`day` text NOT NULL,
	`amount` integer NOT NULL,
	`policy` text NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "booking_line_amount" CHECK("booking_lines"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `booking_lines_by_day` ON `booking_lines` (`kind`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `booking_lines_order` ON `booking_lines` (`booking_id`,`position`);--> statement-breakpoint
CREATE TABLE `booking_moves` (
	`from` text NOT NULL,
	`to` text NOT NULL,
	PRIMARY KEY(`from`, `to`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`status` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`language` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`company` text,
	`message` text,
	`currency` text NOT NULL,
	`total` integer NOT NULL,
	`deposit` integer NOT NULL,
	`balance_due` text NOT NULL,
	`zone` text NOT NULL,
	`quote_hash` text NOT NULL,
	`link_version` integer DEFAULT 1 NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	CONSTRAINT "booking_status" CHECK("bookings"."status" IN ('held','pending','confirmed','completed','cancelled','expired','no_show')),
	CONSTRAINT "booking_deposit" CHECK("bookings"."deposit" BETWEEN 0 AND "bookings"."total")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_reference` ON `bookings` (`reference`);--> statement-breakpoint
CREATE INDEX `bookings_by_status` ON `bookings` (`status`,`created`);--> statement-breakpoint
CREATE INDEX `bookings_by_email` ON `bookings` (`email`,`created`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`booking_id` text,
	`created` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `add_ons` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`category` text NOT NULL,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`max_quantity` integer DEFAULT 1 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "add_on_category" CHECK("add_ons"."category" IN ('food','music','decor','photo','service')),
	CONSTRAINT "add_on_price" CHECK("add_ons"."price" >= 0),
	CONSTRAINT "add_on_quantity" CHECK("add_ons"."max_quantity" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `add_ons_slug` ON `add_ons` (`slug`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`pool_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`line_id` text NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`quantity` integer NOT NULL,
	`expires` integer,
	`released` integer,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `booking_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_interval" CHECK("claims"."ends" > "claims"."starts"),
	CONSTRAINT "claim_quantity" CHECK("claims"."quantity" >= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `claims_live` ON `claims` (`pool_id`,`starts`,`ends`,`quantity`,`expires`) WHERE released IS NULL;--> statement-breakpoint
CREATE INDEX `claims_of_booking` ON `claims` (`booking_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`not_before` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leased` integer DEFAULT 0 NOT NULL,
	`done` integer,
	`dead` integer,
	`error` text,
	`created` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`not_before`,`leased`) WHERE done IS NULL AND dead IS NULL;--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `listing_add_ons` (
	`listing_id` text NOT NULL,
	`add_on_id` text NOT NULL,
	PRIMARY KEY(`listing_id`, `add_on_id`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`add_on_id`) REFERENCES `add_ons`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `listing_pictures` (
	`listing_id` text NOT NULL,
	`position` integer NOT NULL,
	`picture_id` text NOT NULL,
	PRIMARY KEY(`listing_id`, `position`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`picture_id`) REFERENCES `pictures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `listings` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`popular` integer DEFAULT false NOT NULL,
	`published` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	CONSTRAINT "listing_kind" CHECK("listings"."kind" IN ('package','tour','stay','car','flight','appointment','bundle')),
	CONSTRAINT "listing_price" CHECK("listings"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `listings_slug` ON `listings` (`slug`);--> statement-breakpoint
CREATE INDEX `listings_shown` ON `listings` (`kind`,`published`,`position`);--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`recipient` text NOT NULL,
	`reply_to` text,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`received` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `mailbox_key` ON `mailbox` (`key`);--> statement-breakpoint
CREATE INDEX `mailbox_newest` ON `mailbox` (`received`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`template` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`booking_id` text,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`provider_id` text,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notification_status" CHECK("notifications"."status" IN ('pending','sent','failed','skipped')),
	CONSTRAINT "notification_channel" CHECK("notifications"."channel" IN ('email','whatsapp'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `notifications_of_booking` ON `notifications` (`booking_id`);--> statement-breakpoint
CREATE INDEX `notifications_by_status` ON `notifications` (`status`,`created`);--> statement-breakpoint
CREATE TABLE `package_event_types` (
	`listing_id` text NOT NULL,
	`event_type` text NOT NULL,
	PRIMARY KEY(`listing_id`, `event_type`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `package_event_types_by_type` ON `package_event_types` (`event_type`,`listing_id`);--> statement-breakpoint
CREATE TABLE `package_items` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `package_items_order` ON `package_items` (`listing_id`,`position`);--> statement-breakpoint
CREATE TABLE `package_themes` (
	`listing_id` text NOT NULL,
	`theme_id` text NOT NULL,
	PRIMARY KEY(`listing_id`, `theme_id`),
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `package_themes_by_theme` ON `package_themes` (`theme_id`,`listing_id`);--> statement-breakpoint
CREATE TABLE `packages` (
	`listing_id` text PRIMARY KEY NOT NULL,
	`pool_id` text NOT NULL,
	`min_guests` integer NOT NULL,
	`max_guests` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "package_guests" CHECK("packages"."min_guests" >= 1 AND "packages"."max_guests" >= "packages"."min_guests")
) STRICT;
--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`colour` text NOT NULL,
	`alt` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_file` ON `pictures` (`file`);--> statement-breakpoint
CREATE TABLE `pool_overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`pool_id` text NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`capacity` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`pool_id`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pool_override_interval" CHECK("pool_overrides"."ends" > "pool_overrides"."starts"),
	CONSTRAINT "pool_override_capacity" CHECK("pool_overrides"."capacity" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `pool_overrides_when` ON `pool_overrides` (`pool_id`,`ends`,`starts`);--> statement-breakpoint
CREATE TABLE `pools` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`capacity` integer,
	`longest` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pool_capacity" CHECK("pools"."capacity" IS NULL OR "pools"."capacity" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `testimonials` (
	`id` text PRIMARY KEY NOT NULL,
	`author` text NOT NULL,
	`event_type` text NOT NULL,
	`listing_id` text,
	`rating` integer NOT NULL,
	`text` text NOT NULL,
	`month` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`created` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "testimonial_rating" CHECK("testimonials"."rating" BETWEEN 1 AND 5),
	CONSTRAINT "testimonial_status" CHECK("testimonials"."status" IN ('waiting','shown','hidden'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `testimonials_shown` ON `testimonials` (`status`,`month`);--> statement-breakpoint
CREATE TABLE `theme_pictures` (
	`theme_id` text NOT NULL,
	`position` integer NOT NULL,
	`picture_id` text NOT NULL,
	PRIMARY KEY(`theme_id`, `position`),
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`picture_id`) REFERENCES `pictures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `themes` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`published` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `themes_slug` ON `themes` (`slug`);--> statement-breakpoint
CREATE TABLE `translations` (
	`content` text NOT NULL,
	`content_id` text NOT NULL,
	`language` text NOT NULL,
	`field` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`content`, `content_id`, `language`, `field`)
) STRICT;
