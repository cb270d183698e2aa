import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { now } from '#platform/clock';
import type { Customer } from '#platform/who';

/** Which of one's own bookings are meant. */
export type When = 'ahead' | 'past' | 'all';

const standing = sql.raw(`('pending', 'confirmed', 'in_progress')`);

/**
 * A condition on `b`: bookings of whoever asks. Those whose place another took, and holds that ran out, are shown to nobody.
 * `past`: all that is over or cancelled.
 */
export function mine({ customer }: Customer, when: When): RawBuilder<SqlBool> {
  const at = now();
  const ahead = sql<SqlBool>`(b.status IN ${standing} AND b.ends_at > ${at} OR b.status = 'held' AND b.hold_ends_at > ${at})`;
  const shown = sql<SqlBool>`b.customer_id = ${customer} AND b.status NOT IN ('rescheduled', 'expired')
    AND (b.status <> 'held' OR b.hold_ends_at > ${at})`;
  if (when === 'all') return shown;
  return when === 'ahead' ? sql`${shown} AND ${ahead}` : sql`${shown} AND NOT ${ahead}`;
}

/** Those to come, the soonest first; all others the last first. */
export const orderOf = (when: When) =>
  when === 'ahead' ? sql`b.starts_at, b.id` : sql`b.starts_at DESC, b.id DESC`;
