-- What kept pages depend on, counted: whatever process or console makes a change, a page kept under an earlier number
-- is not shown again. A hold that lapses writes nothing, so the next moment at which one does has an index.
CREATE TABLE `versions` (
	`name` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `claims_lapsing` ON `claims` (`expires`) WHERE released IS NULL AND expires IS NOT NULL;
--> statement-breakpoint
INSERT INTO versions (name, number) VALUES ('content', 1), ('availability', 1);
--> statement-breakpoint
CREATE TRIGGER content_settings_insert AFTER INSERT ON settings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_settings_update AFTER UPDATE ON settings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_settings_delete AFTER DELETE ON settings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listings_insert AFTER INSERT ON listings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listings_update AFTER UPDATE ON listings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listings_delete AFTER DELETE ON listings BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_pictures_insert AFTER INSERT ON listing_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_pictures_update AFTER UPDATE ON listing_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_pictures_delete AFTER DELETE ON listing_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_packages_insert AFTER INSERT ON packages BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_packages_update AFTER UPDATE ON packages BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_packages_delete AFTER DELETE ON packages BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_items_insert AFTER INSERT ON package_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_items_update AFTER UPDATE ON package_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_items_delete AFTER DELETE ON package_items BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_event_types_insert AFTER INSERT ON package_event_types BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_event_types_update AFTER UPDATE ON package_event_types BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_event_types_delete AFTER DELETE ON package_event_types BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_themes_insert AFTER INSERT ON package_themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_themes_update AFTER UPDATE ON package_themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_package_themes_delete AFTER DELETE ON package_themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_add_ons_insert AFTER INSERT ON add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_add_ons_update AFTER UPDATE ON add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_add_ons_delete AFTER DELETE ON add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_add_ons_insert AFTER INSERT ON listing_add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_add_ons_update AFTER UPDATE ON listing_add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_listing_add_ons_delete AFTER DELETE ON listing_add_ons BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_themes_insert AFTER INSERT ON themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_themes_update AFTER UPDATE ON themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_themes_delete AFTER DELETE ON themes BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_theme_pictures_insert AFTER INSERT ON theme_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_theme_pictures_update AFTER UPDATE ON theme_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_theme_pictures_delete AFTER DELETE ON theme_pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_pictures_insert AFTER INSERT ON pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_pictures_update AFTER UPDATE ON pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_pictures_delete AFTER DELETE ON pictures BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_testimonials_insert AFTER INSERT ON testimonials BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_testimonials_update AFTER UPDATE ON testimonials BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_testimonials_delete AFTER DELETE ON testimonials BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_translations_insert AFTER INSERT ON translations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_translations_update AFTER UPDATE ON translations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER content_translations_delete AFTER DELETE ON translations BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'content';
END;
--> statement-breakpoint
CREATE TRIGGER availability_claims_insert AFTER INSERT ON claims BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_claims_update AFTER UPDATE OF released, expires ON claims BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_claims_delete AFTER DELETE ON claims BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_pools_update AFTER UPDATE OF capacity ON pools BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_pool_overrides_insert AFTER INSERT ON pool_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_pool_overrides_update AFTER UPDATE ON pool_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
--> statement-breakpoint
CREATE TRIGGER availability_pool_overrides_delete AFTER DELETE ON pool_overrides BEGIN
  UPDATE versions SET number = number + 1 WHERE name = 'availability';
END;
