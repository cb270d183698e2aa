/** What a person may be at a business, from most to least. */
export const staffRoles = ['owner', 'admin', 'consultant', 'sales', 'support'] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Who may do what: the whole table, one row an act. Operations name an act, staff get it through their role,
 * API keys are given acts one by one. A role missing from a row may not do the act.
 */
export const acts = {
  'business.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'business.change': ['owner', 'admin'],
  'business.leave-demo': ['owner'],
  'locations.change': ['owner', 'admin'],
  'staff.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'staff.invite': ['owner', 'admin'],
  'staff.change': ['owner', 'admin'],
  'keys.manage': ['owner', 'admin'],
  'webhooks.manage': ['owner', 'admin'],
  'booking.settings': ['owner', 'admin'],
  'bookings.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'calendars.connect': ['owner', 'admin', 'consultant'],
  'services.change': ['owner', 'admin'],
  'resources.change': ['owner', 'admin'],
  'hours.change': ['owner', 'admin', 'consultant'],
  'bookings.export': ['owner', 'admin'],
  'bookings.change': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'packages.change': ['owner', 'admin', 'sales', 'support'],
  'packages.adjust': ['owner', 'admin'],
  'waitlist.change': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'messages.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'messages.send': ['owner', 'admin', 'sales', 'support'],
  'templates.change': ['owner', 'admin'],
  'payments.read': ['owner', 'admin', 'sales', 'support'],
  'payments.take': ['owner', 'admin', 'sales', 'support'],
  'payments.refund': ['owner', 'admin'],
  'payments.connect': ['owner'],
  'tags.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'tags.change': ['owner', 'admin', 'consultant', 'sales'],
  'fields.change': ['owner', 'admin'],
  'customers.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'customers.change': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'customers.block': ['owner', 'admin', 'consultant', 'sales'],
  'customers.merge': ['owner', 'admin', 'consultant', 'sales'],
  'customers.identify': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'reviews.decide': ['owner', 'admin', 'consultant', 'sales'],
  'numbers.read': ['owner', 'admin'],
  'consents.read': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'consents.record': ['owner', 'admin', 'consultant', 'sales', 'support'],
  'customers.export': ['owner', 'admin'],
  'segments.change': ['owner', 'admin', 'consultant', 'sales'],
  'imports.read': ['owner', 'admin', 'sales'],
  'imports.run': ['owner', 'admin'],
  'matching.change': ['owner', 'admin'],
  'jobs.read': ['owner', 'admin'],
  'jobs.replay': ['owner', 'admin'],
  'audit.read': ['owner', 'admin'],
  'privacy.read': ['owner', 'admin'],
  'privacy.export': ['owner', 'admin'],
  'privacy.erase': ['owner', 'admin'],
  'privacy.change': ['owner', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

/** Something staff or an API key may be allowed to do, as in `customers.read`. */
export type Act = keyof typeof acts;

/** Every act, in the order of the table. */
export const everyAct = Object.keys(acts) as Act[];

/** Whether a role may do an act. */
export function mayRole(role: StaffRole, act: Act): boolean {
  return (acts[act] as readonly StaffRole[]).includes(role);
}
