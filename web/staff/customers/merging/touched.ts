/** Reads that are no longer true once somebody was merged, parted, or linked otherwise. */
export const touchedByMerging = [
  'getCustomer',
  'getCustomerTier',
  'getTimeline',
  'getIdentityHistory',
  'listCustomers',
  'customersCount',
  'getHousehold',
  'listNotes',
  'listFiles',
  'listConsents',
  'listReviews',
  'previewMerge',
] as const;
