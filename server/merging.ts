import type { columns, TableName } from '../database/columns.ts';

/** Rows that go to the customer that stays, and come back when the merge is undone. */
interface Moves {
  /** Columns that tell a row from others of its customer: by these it is found again. */
  readonly by: readonly string[];
  /**
   * Two rows that say the same in these columns cannot both be one customer's: that of the customer that stays stands, the
   * other is left where it is, seen by nobody, until the merge is undone. None named: a customer has one such row at most.
   */
  readonly clash?: readonly string[];
  /** What else must be true of a row `t` that moves, where `ours` is the customer that stays. */
  readonly only?: string;
}

/**
 * Lines of which the last that was said of a customer holds. Of two who become one that is the later of theirs; a choice has
 * the other's said again, in a line of the merge's own that goes when the merge is undone. Such a table says who said a line
 * (`actor_kind`, `actor_id`), when (`at`), and by which merge (`merge_id`).
 */
interface Lines {
  /** What the choice is called. */
  readonly choice: 'tier';
  /** The column that says what holds; empty for nothing. */
  readonly holds: string;
  /** What that of a line `t` is called; nothing where it counts no more. */
  readonly named: string;
  /** The event that tells of a line. */
  readonly event: 'customer.tier_set';
}

/** What becomes of the rows of a table when two customers become one. */
export type Merging = {
  /** What becomes of rows that came after the merge, once it is undone. */
  readonly since: string;
} & (
  | { readonly moves: Moves }
  | { readonly stays: string; readonly lines?: Lines }
  | { readonly apart: string }
);

/** Tables that name a customer. */
type OfCustomers = {
  [Table in TableName]: Extract<
    keyof (typeof columns)[Table],
    'customer_id' | 'other_id' | 'survivor_id'
  > extends never
    ? never
    : Table;
}[TableName];

const withTheOne = 'stay with the customer that stayed';
const withTheirProfile = 'go with the profile that brought them; those of staff stay';
const readThrough = 'are read through the lineage again';

/**
 * What merging and un-merging do, table by table: each room says it of its own. A table that names a customer and is missing
 * here does not compile; that this is true of the catalog, test/merge-coverage.test.ts sees. docs/architecture.md says the
 * same in a table.
 */
export const merging: Readonly<Record<OfCustomers, Merging>> = {
  // #identity
  identifiers: { moves: { by: ['id'], clash: ['kind', 'key'] }, since: withTheirProfile },
  addresses: { moves: { by: ['id'], clash: ['key'] }, since: withTheirProfile },
  // Before the tags themselves: what bulk tagging may take back goes where the tag goes.
  tagging_rows: {
    moves: {
      by: ['tagging_id', 'tag_id'],
      clash: ['tagging_id', 'tag_id'],
      only: `NOT t.added OR NOT EXISTS (SELECT FROM clientele.customer_tags g
        WHERE g.tenant_id = t.tenant_id AND g.customer_id = ours AND g.tag_id = t.tag_id)`,
    },
    since: withTheOne,
  },
  customer_tags: { moves: { by: ['tag_id'], clash: ['tag_id'] }, since: withTheirProfile },
  customer_values: {
    apart: 'stand as the fields do; the other value is left where it is',
    since: withTheirProfile,
  },
  customer_notes: { moves: { by: ['id'] }, since: withTheOne },
  files: { moves: { by: ['id'] }, since: withTheOne },
  household_members: { moves: { by: ['household_id'], clash: [] }, since: withTheOne },
  removed_contacts: { moves: { by: ['hash'], clash: ['hash'] }, since: withTheOne },
  links: {
    moves: { by: ['id'], only: 't.ended_at IS NULL' },
    since: `${withTheOne}, but for profiles that are chosen to go back`,
  },
  reviews: { moves: { by: ['id'] }, since: withTheOne },
  review_candidates: { moves: { by: ['review_id'], clash: ['review_id'] }, since: withTheOne },
  match_records: {
    apart: 'taken away, and made anew of both together',
    since: 'are made anew where anything came between',
  },
  match_keys: { apart: 'follow from match_records', since: 'follow from match_records' },
  search_texts: { apart: 'follow from match_records', since: 'follow from match_records' },
  legacy_aliases: {
    stays: 'each is the history of one customer, and leads on by the lineage',
    since: withTheOne,
  },
  rejections: {
    stays: 'they name the two who were compared; read of everybody who became one',
    since: 'stay as they were said',
  },
  duplicates: {
    stays: 'a pair of whom one is part of another is not shown',
    since: 'are found again by the next search',
  },
  review_answers: {
    stays: 'they name the two whom they were about',
    since: 'stay as they were said',
  },
  match_labels: { stays: 'they name the two who were compared', since: 'stay as they were said' },
  lineage: {
    stays: 'who became part of whom is the way by which all else is read',
    since: readThrough,
  },
  lineage_rows: { stays: 'what earlier merges changed is theirs to undo', since: readThrough },
  // #audit
  events: {
    stays: 'what happened is never rewritten; read through the lineage',
    since: readThrough,
  },
  // #messaging
  consents: {
    stays: 'what was said is never rewritten; read through the lineage',
    since: readThrough,
  },
  messages: {
    stays: 'what was sent is not rewritten; read through the lineage',
    since: readThrough,
  },
  // #tiers
  customer_tiers: {
    stays: 'what was said is never rewritten; read through the lineage',
    since: readThrough,
    lines: {
      choice: 'tier',
      holds: 'tier_id',
      // A tier that the business gave up is nobody's.
      named: `SELECT g.name FROM clientele.tiers g
        WHERE g.tenant_id = t.tenant_id AND g.id = t.tier_id AND g.position IS NOT NULL`,
      event: 'customer.tier_set',
    },
  },
  // #booking
  bookings: { moves: { by: ['id'] }, since: withTheirProfile },
  booking_series: { moves: { by: ['id'] }, since: withTheOne },
  waitlist_entries: { moves: { by: ['id'] }, since: withTheirProfile },
  packages: { moves: { by: ['id'] }, since: withTheOne },
  // #payments
  payers: { moves: { by: ['id'], clash: ['provider'] }, since: withTheOne },
  invoices: {
    stays: 'what was given out is never rewritten; read through the lineage',
    since: readThrough,
  },
  // #privacy
  erasures: { stays: 'who asked is never rewritten; read through the lineage', since: readThrough },
};

/** Tables whose rows move, in the order in which they do. */
export const movingTables = Object.entries(merging).flatMap(([table, rule]) =>
  'moves' in rule ? [{ table: table as OfCustomers, ...rule.moves }] : [],
);
/** A table whose rows move, with how. */
export type MovingTable = (typeof movingTables)[number];

/** A table of lines, of which the last holds. */
export type LinesTable = Lines & { readonly table: OfCustomers };

/** Tables of lines by what a merge's choice of them is called. */
export const linesOfChoice = Object.fromEntries(
  Object.entries(merging).flatMap(([table, rule]) =>
    'stays' in rule && rule.lines !== undefined
      ? [[rule.lines.choice, { table: table as OfCustomers, ...rule.lines }] as const]
      : [],
  ),
) as Readonly<Record<Lines['choice'], LinesTable>>;
