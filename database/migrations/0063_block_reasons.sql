-- Blocking a value again changes the reason.
GRANT UPDATE ON clientele.blocked_values TO clientele_app;
