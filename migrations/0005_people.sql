CREATE TABLE `account_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`purpose` text NOT NULL,
	`email` text,
	`created` integer NOT NULL,
	`expires` integer NOT NULL,
	`used` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "account_token_purpose" CHECK("account_tokens"."purpose" IN ('verify','reset','new-email','undo-email','first-admin','second-step','export'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_tokens_of_account` ON `account_tokens` (`account_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`language` text NOT NULL,
	`role` text NOT NULL,
	`password` text,
	`verified` integer,
	`disabled` integer,
	`preferences` text DEFAULT '{}' NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	CONSTRAINT "account_role" CHECK("accounts"."role" IN ('customer','staff','admin')),
	CONSTRAINT "account_email" CHECK("accounts"."email" = lower("accounts"."email"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`made_by` text,
	`created` integer NOT NULL,
	`expires` integer,
	`used` integer,
	`revoked` integer,
	FOREIGN KEY (`made_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_prefix` ON `api_keys` (`prefix`);--> statement-breakpoint
CREATE TABLE `authenticators` (
	`account_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed` integer,
	`step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `challenges` (
	`challenge` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`browser` text NOT NULL,
	`account_id` text,
	`expires` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `deletions` (
	`account_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `favorites` (
	`account_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`id` text NOT NULL,
	`created` integer NOT NULL,
	PRIMARY KEY(`account_id`, `listing_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `favorites_id` ON `favorites` (`id`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text DEFAULT '[]' NOT NULL,
	`name` text NOT NULL,
	`created` integer NOT NULL,
	`used` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_of_account` ON `passkeys` (`account_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`used` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_codes_of_account` ON `recovery_codes` (`account_id`);--> statement-breakpoint
CREATE TABLE `refresh_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`created` integer NOT NULL,
	`spent` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `refresh_tokens_of_session` ON `refresh_tokens` (`session_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`through` text NOT NULL,
	`hash` text,
	`device` text NOT NULL,
	`proved` integer NOT NULL,
	`created` integer NOT NULL,
	`seen` integer NOT NULL,
	`expires` integer NOT NULL,
	`idle` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "session_through" CHECK("sessions"."through" IN ('pages','api'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_hash` ON `sessions` (`hash`);--> statement-breakpoint
CREATE INDEX `sessions_of_account` ON `sessions` (`account_id`,`ended`);--> statement-breakpoint
CREATE TABLE `rate_counts` (
	`key` text PRIMARY KEY NOT NULL,
	`period` integer NOT NULL,
	`count` integer NOT NULL,
	`previous` integer NOT NULL,
	`expires` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`target` text,
	`target_id` text,
	`before` text,
	`after` text,
	`request_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_newest` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_of_target` ON `audit` (`target`,`target_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_of_actor` ON `audit` (`actor_id`,`at`);--> statement-breakpoint
ALTER TABLE `bookings` ADD `account_id` text REFERENCES accounts(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `bookings_of_account` ON `bookings` (`account_id`,`created`);
--> statement-breakpoint
CREATE TRIGGER audit_is_kept_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit_is_kept');
END;
--> statement-breakpoint
CREATE TRIGGER audit_is_kept_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit_is_kept');
END;
--> statement-breakpoint
CREATE TRIGGER last_admin_update BEFORE UPDATE OF role, disabled ON accounts
WHEN OLD.role = 'admin' AND OLD.disabled IS NULL AND (NEW.role <> 'admin' OR NEW.disabled IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM accounts WHERE role = 'admin' AND disabled IS NULL AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'last_admin');
END;
--> statement-breakpoint
CREATE TRIGGER last_admin_delete BEFORE DELETE ON accounts
WHEN OLD.role = 'admin' AND OLD.disabled IS NULL
  AND NOT EXISTS (SELECT 1 FROM accounts WHERE role = 'admin' AND disabled IS NULL AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'last_admin');
END;
