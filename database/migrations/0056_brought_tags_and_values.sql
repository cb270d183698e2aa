-- Which profile brought a tag or a value of an own field; none where staff did. It is how an import can be taken back,
-- and how what staff said is told from what a source said.
ALTER TABLE clientele.customer_tags ADD COLUMN profile_id uuid;

ALTER TABLE clientele.customer_values ADD COLUMN profile_id uuid;
