-- How the fields of a case and its likeliest candidate agree, level by level and without any value: what staff say of one
-- case speaks for all that agree alike. Null, as earlier versions leave it, until the night places the case anew.
ALTER TABLE clientele.reviews ADD COLUMN kind text;
