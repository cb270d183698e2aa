import type { columns, TableName } from '../../database/columns.ts';

/** How the rows of a table lead to a person. */
type By =
  /** Columns that hold the id of the customer: any of them will do. */
  | { readonly customer: readonly [string, ...string[]] }
  | { readonly profile: string }
  /** The household that they are in. */
  | { readonly household: 'id' }
  /** What somebody who signed up with Supabase says of themselves: by the id that their profile has outside. */
  | { readonly signUp: string }
  /** What hangs on a booking of theirs, or on a package. */
  | { readonly booking: 'booking_id' }
  | { readonly package: 'package_id' }
  /** Whom a provider of payments knows them as. */
  | { readonly payer: 'payer_id' }
  /** Rows beside the events that concern the customer, or that the customer brought about. */
  | { readonly event: 'concerns' | 'caused' };

/** What is done with rows that lead to a person who is erased. */
type Erased =
  /** They go. */
  | 'rows'
  /** They hold nothing personal, or nothing that stays personal without the rest: the books keep them. */
  | 'kept'
  /** They stay, with these personal columns emptied. */
  | { readonly empty: Readonly<Record<string, null | '' | '{}' | '[]'>> }
  /** Dealt with apart, and how. */
  | { readonly apart: string };

/** Rows that are exported with, and erased like, the customer they lead to; or why the table is dealt with apart. */
export type Reach =
  | { readonly by: By; readonly erased: Erased; readonly at?: 'gate' }
  | { readonly apart: string };

/** Tables that hold something personal, or that name a customer or one of its profiles. */
type OfPeople = {
  [Table in TableName]: 'personal' extends (typeof columns)[Table][keyof (typeof columns)[Table]]
    ? Table
    : 'customer_id' extends keyof (typeof columns)[Table]
      ? Table
      : 'profile_id' extends keyof (typeof columns)[Table]
        ? Table
        : never;
}[TableName];

const customer = { customer: ['customer_id'] } as const;
const itsRows = { by: customer, erased: 'rows' } as const;
const itsBooks = { by: customer, erased: 'kept' } as const;

/**
 * Where a person is, table by table: what export and erasure go by. A table with anything personal in it that is missing
 * here does not compile.
 */
export const reach: Readonly<Record<OfPeople, Reach>> = {
  customers: {
    by: { customer: ['id'] },
    erased: {
      empty: {
        given_name: null,
        family_name: null,
        full_name: null,
        company: null,
        birth_date: null,
        language: null,
        note: null,
        sources: '[]',
      },
    },
  },
  identifiers: itsRows,
  addresses: itsRows,
  customer_tags: itsRows,
  customer_values: itsRows,
  customer_notes: itsRows,
  // Before the members, who lead to it. What the others are in it is theirs, and not exported.
  households: {
    by: { household: 'id' },
    erased: { apart: 'left, and no longer called after them (#identity)' },
  },
  household_members: itsRows,
  // Those that hang on a customer; their bytes go by a job. Files of imports that mention them are dropped (#imports).
  files: itsRows,
  tagging_rows: itsRows,
  legacy_aliases: itsRows,
  removed_contacts: itsRows,
  match_records: itsRows,
  search_texts: itsRows,
  review_candidates: itsRows,
  review_answers: {
    by: { customer: ['customer_id', 'candidate_id'] },
    erased: { empty: { why: null } },
  },
  // Levels of agreement: nothing of anybody.
  match_labels: { by: { customer: ['customer_id', 'other_id'] }, erased: 'kept' },
  duplicates: { by: { customer: ['customer_id', 'other_id'] }, erased: 'rows' },
  rejections: { by: { customer: ['customer_id', 'other_id'] }, erased: 'rows' },
  // Before the profiles, which lead to them.
  user_profiles: { by: { signUp: 'user_id' }, erased: 'rows' },
  profiles: {
    by: { profile: 'id' },
    erased: { empty: { fingerprint: null, outside_id: null, person: '{}' } },
  },
  import_rows: { by: { profile: 'profile_id' }, erased: 'rows' },
  customer_second_factors: { by: { profile: 'profile_id' }, erased: 'rows', at: 'gate' },
  sign_in_ways: { by: { profile: 'profile_id' }, erased: 'rows', at: 'gate' },
  sessions: { by: { profile: 'profile_id' }, erased: 'rows', at: 'gate' },
  links: { by: customer, erased: { empty: { reason: '' } } },
  lineage: {
    by: { customer: ['customer_id', 'survivor_id'] },
    erased: { empty: { reason: '', undone_reason: '' } },
  },
  // What an undo would need to restore values; which links moved it may know.
  lineage_rows: { by: customer, erased: { apart: 'all but those of links (#identity)' } },
  payers: {
    by: customer,
    erased: {
      apart: 'forgotten at the provider by a job, and their name there with it (#payments)',
    },
  },
  invoices: {
    by: customer,
    erased: {
      apart:
        'kept whole until their day, as the law wants; retention empties them then (#payments)',
    },
  },
  saved_cards: {
    by: { payer: 'payer_id' },
    erased: { empty: { provider_method: null, brand: null, last4: null } },
  },
  reviews: itsBooks,
  consents: itsBooks,
  customer_tiers: { by: customer, erased: { empty: { reason: '' } } },
  // Before the bookings, which lead to them.
  booking_people: { by: { booking: 'booking_id' }, erased: 'rows' },
  booking_answers: { by: { booking: 'booking_id' }, erased: 'rows' },
  // The books keep when, what and for how much.
  bookings: {
    by: customer,
    erased: {
      empty: {
        project_description: null,
        staff_note: null,
        cancel_reason: null,
        follow_up_notes: null,
        meeting_url: null,
        meeting_id: null,
        meeting_password: null,
        utm: '{}',
      },
    },
  },
  booking_series: itsBooks,
  waitlist_entries: itsRows,
  package_uses: { by: { package: 'package_id' }, erased: { empty: { reason: '' } } },
  packages: itsBooks,
  // What waits to be sent finds nobody to go to, and is left.
  messages: {
    by: customer,
    erased: {
      empty: {
        address: null,
        answer: null,
        sent_subject: null,
        sent_text: null,
        sent_html: null,
        sent_calendar: null,
      },
    },
  },
  events: itsBooks,
  erasures: { by: customer, erased: { empty: { reason: null } } },
  event_values: { by: { event: 'concerns' }, erased: 'rows' },
  webhook_deliveries: { by: { event: 'concerns' }, erased: { empty: { last_body: null } } },
  event_origins: { by: { event: 'caused' }, erased: 'rows' },

  match_keys: { apart: 'hashes that follow from match_records; taken away with them (#identity)' },
  term_counts: { apart: 'how many share a name; counted one less (#identity)' },
  blocked_values: { apart: 'unblocked where only they had it (#identity)' },
  trusted_values: { apart: 'forgotten where only they had it (#identity)' },
  review_batches: { apart: 'reasons that people at work gave for many at once' },
  imports: { apart: 'samples and new tags go with the file that mentions them (#imports)' },
  import_faults: { apart: 'values go with the file that mentions them (#imports)' },
  idempotency_keys: { apart: 'sealed answers that mention them are replaced by a refusal' },
  mailbox: { apart: 'letters that mention them go (#messaging)' },
  suppressions: { apart: 'hashes: that nothing is sent to an address outlives whoever had it' },
  invitations: { apart: 'people at work, not customers' },
  resources: { apart: 'people at work, and things' },
  time_off: { apart: 'people at work, not customers' },
  users: { apart: 'people at work, not customers' },
};

/** A table whose rows lead to a person, with how. */
export type Reached = Extract<Reach, { by: unknown }> & { readonly table: TableName };

/** The tables whose rows lead to a person, in the order in which they are shown and erased. */
export const reached: readonly Reached[] = Object.entries(reach).flatMap(([table, one]) =>
  'by' in one ? [{ ...one, table: table as TableName }] : [],
);
