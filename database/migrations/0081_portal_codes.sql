-- A code can also prove that an address of a customer who is signed in is theirs.
ALTER TABLE clientele.sign_in_codes DROP CONSTRAINT sign_in_codes_face_check;

ALTER TABLE clientele.sign_in_codes ADD CONSTRAINT sign_in_codes_face_check CHECK (face IN ('staff', 'portal', 'contact'));
