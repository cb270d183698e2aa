/** What places of the app are called, in the navigation and the palette. */
export const places = {
  import: 'Imports',
  mirror: 'Mirror',
  settings: 'Settings',
  parts: {
    business: 'Business',
    locations: 'Locations',
    team: 'Team',
    tags: 'Tags',
    fields: 'Custom fields',
    sources: 'Sources',
    matching: 'Matching',
    shared: 'Shared contacts',
    keys: 'API keys',
    tiers: 'Tiers',
    signIn: 'Customers’ sign-in',
    webhooks: 'Webhooks',
    account: 'Name and language',
    sessions: 'Sessions',
    twoStep: 'Two-step sign-in',
  },
};
