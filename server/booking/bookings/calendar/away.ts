import type { CalendarShown } from '#contract/booking/calendar';
import type { Tx } from '#platform/tx';
import { instantOf, stretchOf } from '../../zones/text.ts';

/** Most rows of a kind that one calendar shows. */
const mostRows = 5000;

type Span = readonly [from: number, to: number];

/** Times off that lie between two instants, or reach into them. */
export async function offIn(tx: Tx, tenant: string, span: Span): Promise<CalendarShown['timeOff']> {
  const rows = await tx
    .selectFrom('time_off')
    .select(['resource_id', 'note', 'starts_at', 'ends_at'])
    .where('tenant_id', '=', tenant)
    .where('ends_at', '>', instantOf(span[0]))
    .where('starts_at', '<', instantOf(span[1]))
    .orderBy('starts_at')
    .limit(mostRows)
    .execute();
  return rows.map(({ resource_id, note, starts_at, ends_at }) => ({
    resource: resource_id,
    note,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
  }));
}

/** When people and places are busy in other calendars. */
export async function elsewhereIn(
  tx: Tx,
  tenant: string,
  span: Span,
): Promise<CalendarShown['elsewhere']> {
  const rows = await tx
    .selectFrom('external_busy')
    .select(['resource_id', 'from_minute', 'to_minute'])
    .where('tenant_id', '=', tenant)
    .where('to_minute', '>', span[0])
    .where('from_minute', '<', span[1])
    .orderBy('from_minute')
    .limit(mostRows)
    .execute();
  return rows.map(({ resource_id, from_minute, to_minute }) => ({
    resource: resource_id,
    ...stretchOf(from_minute, to_minute),
  }));
}
