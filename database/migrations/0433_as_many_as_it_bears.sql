-- Null: as many at once as the resource bears.
ALTER TABLE clientele.availability_templates ALTER COLUMN max_bookings DROP NOT NULL;

ALTER TABLE clientele.availability_templates ALTER COLUMN max_bookings DROP DEFAULT;
