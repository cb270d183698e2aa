-- How a link stood when it was last looked at: valid; stale, as nothing was heard for long, or what is known by now speaks
-- against it; merged, where it leads to somebody who became part of another; revoked, where that customer was erased.
ALTER TABLE clientele.links ADD COLUMN standing text CHECK (standing IN ('valid', 'stale', 'merged', 'revoked'));

ALTER TABLE clientele.links ADD COLUMN standing_why text CHECK (standing_why IN ('silent', 'disagrees'));

ALTER TABLE clientele.links ADD COLUMN checked_at timestamptz;

ALTER TABLE clientele.match_statistics ADD COLUMN open_links integer;

ALTER TABLE clientele.match_statistics ADD COLUMN valid_links integer;
