-- Event types that nothing records: no endpoint waits for them any longer.
UPDATE clientele.webhook_endpoints SET event_types = ARRAY(
    SELECT t.type FROM unnest(event_types) WITH ORDINALITY AS t (type, place)
    WHERE t.type <> ALL (ARRAY['customer.merged', 'customer.unmerged', 'profile.linked', 'profile.unlinked', 'review.decided'])
    ORDER BY t.place)
  WHERE event_types && ARRAY['customer.merged', 'customer.unmerged', 'profile.linked', 'profile.unlinked', 'review.decided'];
