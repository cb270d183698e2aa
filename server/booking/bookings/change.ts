import { sql } from 'kysely';
import type { bookingActs } from '#contract/booking/acts';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { takenBy } from '../taking/allocations.ts';
import { raiseMarks } from '../taking/marks.ts';
import { amountsOf } from '../packages/rules.ts';
import { takeMore } from '../packages/take-more.ts';
import { seat } from '../sessions/seats.ts';
import { lockBooking, type Locked } from './locked.ts';
import { tell } from './tell.ts';
import { takes } from './transitions.ts';

type Change = BodyOf<typeof bookingActs.changeBooking>;

/** Fields by the column that keeps them. */
const columns = {
  description: 'project_description',
  staffNote: 'staff_note',
  source: 'source',
  estimatedValueMinor: 'estimated_value_minor',
  followUpRequired: 'follow_up_required',
  followUpOn: 'follow_up_on',
  followUpNotes: 'follow_up_notes',
  party: 'party_size',
} as const;

/** Changes what is said of a booking; only what is given changes. As `caller`. @throws {Refusal} `conflict`, `seats_short` */
export async function change(
  tx: Tx,
  who: Staff | Key,
  { id, version, meeting, ...given }: Change & { readonly id: string },
): Promise<void> {
  const { tenant } = who;
  const booking = await lockBooking(tx, tenant, id, version);
  if (given.party !== undefined) await grow(tx, who, booking, given.party);
  const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter(
    (field) => given[field] !== undefined,
  );
  const set = fields.map((field) => sql`${sql.ref(columns[field])} = ${given[field]}`);
  if (meeting !== undefined)
    set.push(
      sql`meeting_platform = ${meeting.platform}, meeting_url = ${meeting.url}, meeting_id = ${meeting.id},
        meeting_password = ${meeting.password}`,
    );
  if (set.length === 0) return;
  await sql`
    UPDATE clientele.bookings SET ${sql.join(set)}, version = version + 1, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  const named = [...fields, ...(meeting === undefined ? [] : ['meeting'])];
  await tell(tx, who, booking, { type: 'booking.changed', facts: { fields: named.join(' ') } });
}

/** More people, or fewer: in a session they need seats. */
async function grow(tx: Tx, who: Staff | Key, booking: Locked, party: number): Promise<void> {
  const { tenant } = who;
  const { session, party: before, service, status } = booking;
  const row = await tx
    .selectFrom('services')
    .select(['party_min', 'party_max', 'is_per_person'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', service)
    .executeTakeFirstOrThrow();
  if (party < row.party_min || party > row.party_max)
    refuseField('party', `must be ${row.party_min} to ${row.party_max}`);
  if (row.is_per_person) await takeForMore(tx, who, booking, party - before);
  if (session === null || party === before || !takes(status)) return;
  await raiseMarks(tx, tenant, await takenBy(tx, tenant, { sessions: [session] }));
  if (!(await seat(tx, tenant, [{ session, people: party - before }]))) refuse('seats_short');
}

/** Where each person pays, a package pays for each of them. */
async function takeForMore(
  tx: Tx,
  who: Staff | Key,
  { id, package: paidWith, startsAt, endsAt, status }: Locked,
  people: number,
): Promise<void> {
  if (paidWith === null || people === 0 || !takes(status)) return;
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  const amounts = amountsOf(minutes, people, true);
  await takeMore(tx, who, { package: paidWith, booking: id, amounts });
}
