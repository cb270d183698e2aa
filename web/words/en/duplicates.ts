/** Customers who may be one person. */
export const duplicates = {
  title: 'Probable duplicates',
  lead: 'Customers who may be one person, found by comparing all of them with each other each night.',
  nothing: 'No probable duplicates',
  nothingWhy:
    'Nobody seems to be there twice. All customers are compared with each other each night.',
  becomes:
    'Merged, everything of both is one customer: the older id stays, the other leads to it, and it can be taken back exactly.',
  answers: { merge: 'Merge customers', reject: 'Not the same', never: 'Never the same' },
  done: { merge: 'Merged', reject: 'Two people', never: 'Two people, for good' },
};

/** Links that may lead astray. */
export const staleLinks = {
  title: 'Stale links',
  lead: 'Links between what came in and a customer that may lead to the wrong one, or to nobody.',
  reason: 'Why',
  anyReason: 'Every reason',
  reasons: {
    silent: 'Silent for a year',
    disagrees: 'The data disagree by now',
    merged: 'Leads to a merged customer',
    erased: 'The customer was erased',
  },
  says: 'Calls itself',
  seen: 'Last heard of',
  confirm: 'It is right',
  confirmed: 'The link to {{name}} stands, by your word.',
  nothing: 'No stale links',
  nothingWhy: 'Every link was looked at within a month, and leads where it should.',
};
