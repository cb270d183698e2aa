import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** What a booking begins with, column by column, and how the database reads it. */
const columns = {
  id: 'uuid',
  reference: 'text',
  status: 'text',
  service_id: 'uuid',
  option_id: 'uuid',
  session_id: 'uuid',
  location_id: 'uuid',
  series_id: 'uuid',
  customer_id: 'uuid',
  profile_id: 'uuid',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  local_start: 'text',
  zone: 'text',
  tzdata: 'text',
  buffer_before: 'integer',
  buffer_after: 'integer',
  cap_day: 'date',
  party_size: 'smallint',
  customer_language: 'text',
  customer_zone: 'text',
  price_minor: 'bigint',
  due_now_minor: 'bigint',
  currency: 'text',
  payment_status: 'text',
  package_id: 'uuid',
  hold_ends_at: 'timestamptz',
  predecessor_id: 'uuid',
  calendar_uid: 'text',
  sequence: 'integer',
  request_key: 'bytea',
  request_hash: 'bytea',
  source: 'text',
  utm: 'jsonb',
  placed_by: 'text',
  placed_by_id: 'uuid',
  project_description: 'text',
  staff_note: 'text',
  lead_score: 'smallint',
  follow_up_required: 'boolean',
  started_at: 'timestamptz',
  actual_start_at: 'timestamptz',
  actual_end_at: 'timestamptz',
  confirmed_at: 'timestamptz',
  completed_at: 'timestamptz',
  cancelled_at: 'timestamptz',
  no_show_at: 'timestamptz',
  cancelled_by: 'text',
  terms_version: 'integer',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

type Column = keyof typeof columns;
type ValueOf<Type extends string> = Type extends 'boolean'
  ? boolean
  : Type extends 'integer' | 'smallint'
    ? number
    : Type extends 'bigint'
      ? bigint
      : Type extends 'timestamptz'
        ? Date
        : Type extends 'bytea'
          ? Buffer
          : Type extends 'jsonb'
            ? object
            : string;

/** A booking as it is written first; columns that it says nothing of are empty. */
export type NewRow = {
  readonly [C in Column]?: ValueOf<(typeof columns)[C]> | null;
};

const names = Object.keys(columns).join(', ');
const read = Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Writes bookings down, in one statement however many they are. */
export async function insertBookings(
  tx: Tx,
  tenant: string,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO clientele.bookings (tenant_id, ${sql.raw(names)})
    SELECT ${tenant}::uuid, ${sql.raw(names)}
    FROM json_to_recordset(${JSON.stringify(rows, asJson)}::json) AS r (${sql.raw(read)})`.execute(
    tx,
  );
}

// Buffers have been made objects by the time that a replacer sees them.
function asJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer')
    return `\\x${Buffer.from(value as never).toString('hex')}`;
  return value;
}

/** Somebody, or something that was said, of a booking. */
interface OfBooking {
  readonly booking: string;
}

/** Writes down who was named in bookings, the booker first. */
export async function insertPeople(
  tx: Tx,
  tenant: string,
  people: readonly (OfBooking & {
    readonly place: number;
    readonly role: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly company: string | null;
  })[],
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    INSERT INTO clientele.booking_people (tenant_id, booking_id, place, role, name, email, phone, company)
    SELECT ${tenant}::uuid, r.* FROM json_to_recordset(${JSON.stringify(people)}::json) AS r (booking uuid, place smallint,
      role text, name text, email text, phone text, company text)`.execute(tx);
}

/** Writes down what was answered in bookings. */
export async function insertAnswers(
  tx: Tx,
  tenant: string,
  answers: readonly (OfBooking & { readonly question: string; readonly value: string })[],
): Promise<void> {
  if (answers.length === 0) return;
  await sql`
    INSERT INTO clientele.booking_answers (tenant_id, booking_id, question_id, value)
    SELECT ${tenant}::uuid, r.* FROM json_to_recordset(${JSON.stringify(answers)}::json) AS r (booking uuid, question uuid,
      value text)`.execute(tx);
}
