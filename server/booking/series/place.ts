import type { seriesOperations } from '#contract/booking/series';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { ofStaff, whomOf } from '../bookings/as-staff.ts';
import { readHouse } from '../bookings/house.ts';
import { placeAll } from '../bookings/place.ts';
import { oneOf, readRows } from '../bookings/row.ts';
import { listed } from '../bookings/shown.ts';
import { Standings } from '../bookings/standings.ts';
import { localAt } from '../bookings/times.ts';
import { expand } from './expand.ts';

type Placing = typeof seriesOperations.placeSeries;

/**
 * Places bookings that repeat: all of them, or none. As `engine`.
 * @throws {Refusal} `series_conflict` that names every time that cannot be had, and why
 */
export async function placeSeries(
  tx: Tx,
  who: Staff | Key,
  { rule, ...body }: BodyOf<Placing>,
): Promise<ReplyOf<Placing>> {
  const { tenant } = who;
  const { country } = await readHouse(tx, tenant);
  const first = { ...ofStaff(who, { ...body, isPending: false }), whom: whomOf(body, country) };
  const standings = await Standings.read(tx, tenant, [first]);
  const { zone } = standings.of(first).situation.service;
  const local = localAt(zone, first.start);
  const starts = expand(zone, local, rule);
  const all = starts.map((start) => ({ ...first, start }));
  const outcomes = await placeAll(tx, tenant, all);
  const conflicts = outcomes.flatMap((outcome, place) =>
    outcome instanceof Refusal
      ? [
          {
            path: `occurrences.${place}`,
            message: `${localAt(zone, starts[place] as number)} ${outcome.code}`,
          },
        ]
      : [],
  );
  if (conflicts.length > 0) refuse('series_conflict', { fields: conflicts });
  const ids = outcomes as string[];
  const series = newId();
  const rows = await readRows(tx, tenant, oneOf(ids));
  await tx
    .insertInto('booking_series')
    .values({
      tenant_id: tenant,
      id: series,
      service_id: body.service,
      customer_id: rows[0]?.customer_id ?? refuse('not_found'),
      rule,
      first_local: local,
      zone: zone.zone,
      occurrences: ids.length,
      created_at: now(),
    })
    .execute();
  await tx
    .updateTable('bookings')
    .set({ series_id: series })
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  const inOrder = rows.toSorted((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
  return { series, rows: inOrder.map((row) => listed({ ...row, series_id: series })) };
}
