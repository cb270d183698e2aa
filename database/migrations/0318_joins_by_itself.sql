-- Whether the night's search joins customers of whom it is as sure as a link has to be; else all of them wait for staff.
ALTER TABLE clientele.match_settings ADD COLUMN joins boolean NOT NULL DEFAULT true;
