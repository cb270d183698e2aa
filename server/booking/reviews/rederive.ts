import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { rederived } from '../zones/rederive.ts';

/** Bookings of one transaction. */
const atOnce = 500;

/** States of bookings that are still to be. */
const ahead = ['pending', 'confirmed'] as const;

/** The edition of the rules of clocks that this program goes by. */
export const edition = (): string => process.versions['tz'] ?? 'unknown';

/**
 * Looks at bookings to come that were made under other rules of clocks: those whose hour is now another instant are put up
 * for review. Nothing is moved.
 */
export const rederive: TaskHandler<PayloadOf<'zones.rederive'>> = async (job) => {
  const { db, who, signal, done } = job;
  for (;;) {
    signal.throwIfAborted();
    const looked = await db.as(who, 'caller', async (tx) => {
      const count = await lookAtSome(tx, who);
      if (count < atOnce) {
        await endDone(tx, who.tenant);
        await done(tx);
      }
      return count;
    });
    if (looked < atOnce) return;
  }
};

async function lookAtSome(tx: Tx, who: System): Promise<number> {
  const rows = await tx
    .selectFrom('bookings')
    .select(['id', 'starts_at', 'local_start', 'zone', 'tzdata'])
    .where('tenant_id', '=', who.tenant)
    .where('status', 'in', ahead)
    .where('starts_at', '>', now())
    .where('tzdata', '<>', edition())
    .orderBy('starts_at')
    .limit(atOnce)
    .forUpdate()
    .execute();
  for (const { id, starts_at: start, local_start: local, zone, tzdata } of rows) {
    const wouldBe = rederived({ local, zone, start });
    if (wouldBe !== null) await putUp(tx, who, { booking: id, was: start, wouldBe, tzdata });
  }
  if (rows.length > 0)
    await tx
      .updateTable('bookings')
      .set({ tzdata: edition() })
      .where('tenant_id', '=', who.tenant)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
  return rows.length;
}

interface Doubted {
  readonly booking: string;
  readonly was: Date;
  readonly wouldBe: Date;
  readonly tzdata: string;
}

async function putUp(
  tx: Tx,
  who: System,
  { booking, was, wouldBe, tzdata }: Doubted,
): Promise<void> {
  const id = newId();
  const put = await tx
    .insertInto('zone_reviews')
    .values({
      tenant_id: who.tenant,
      id,
      booking_id: booking,
      was,
      would_be: wouldBe,
      from_tzdata: tzdata,
      to_tzdata: edition(),
      state: 'open',
      created_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (put === undefined) return;
  await record(tx, who, {
    type: 'zone_review.opened',
    subject: { kind: 'zone_review', id },
    facts: { booking, tzdata: edition() },
  });
}

/** Ends reviews of bookings that were moved, cancelled or held meanwhile. */
async function endDone(tx: Tx, tenant: string): Promise<void> {
  await tx
    .updateTable('zone_reviews as r')
    .set({ state: 'over', decided_at: now() })
    .from('bookings as b')
    .whereRef('b.tenant_id', '=', 'r.tenant_id')
    .whereRef('b.id', '=', 'r.booking_id')
    .where('r.tenant_id', '=', tenant)
    .where('r.state', '=', 'open')
    .where(({ eb, not, or }) =>
      or([
        eb('b.starts_at', '<>', eb.ref('r.was')),
        eb('b.starts_at', '<=', now()),
        not(eb('b.status', 'in', ahead)),
      ]),
    )
    .execute();
}
