import type { SubjectKind } from '#contract/events';
import { isSecret, type TableName } from '../../database/columns.ts';

/** A value of a field, as use cases have it. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | Date
  | null
  | undefined
  | readonly (string | number)[];

/** Where the fields of each kind of thing are columns. Names that are no column there (custom fields) hold no secret. */
const tables: Readonly<Record<SubjectKind, TableName | undefined>> = {
  business: 'tenants',
  location: 'locations',
  calendar: 'calendar_sources',
  zone_review: 'zone_reviews',
  calendar_feed: 'calendar_feeds',
  resource: 'resources',
  user: 'users',
  invitation: 'invitations',
  tag: 'tags',
  segment: 'segments',
  tagging: 'taggings',
  field: 'custom_fields',
  file: 'files',
  key: 'api_keys',
  session: 'sessions',
  sign_in_provider: 'sign_in_providers',
  webhook: 'webhook_endpoints',
  payment_account: 'payment_accounts',
  payment: 'payments',
  card: 'saved_cards',
  service: 'services',
  booking: 'bookings',
  package_kind: 'package_kinds',
  package: 'packages',
  waitlist_entry: 'waitlist_entries',
  invoice: 'invoices',
  customer: 'customers',
  profile: 'profiles',
  review: 'reviews',
  note: 'customer_notes',
  household: 'households',
  erasure: 'erasures',
  message: 'messages',
  suppression: 'suppressions',
  template: 'message_templates',
  import: undefined,
  mail: undefined,
  job: undefined,
};

/** Longest value kept of a field; what is longer is cut, and ends with an ellipsis. */
const longest = 2000;

/** Whether the values of a field may stand beside an event: those of secret columns may not, in no form. */
export function mayKeep(subject: SubjectKind, field: string): boolean {
  const table = tables[subject];
  return table === undefined || !isSecret(table, columnOf(field));
}

/** A value as it is kept and shown: text; null for nothing. */
export function asText(value: Value): string | null {
  if (value === null || value === undefined) return null;
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? value.join(', ')
        : String(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
