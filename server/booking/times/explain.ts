import { sql } from 'kysely';
import type { slotOperations } from '#contract/booking/slots';
import type { ReplyOf } from '#contract/operation';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { choiceOf, quantityOf } from '../slots/find.ts';
import type { Ask, Reason } from '../slots/types.ts';
import { why, type Why } from '../slots/why.ts';
import { askFor, situationInMind, type Standing } from '../state/situation.ts';
import { instantWritten } from '../zones/days.ts';
import type { Which } from './list.ts';

/** One start looked at closely. */
export interface Looked extends Why {
  readonly standing: Standing;
  readonly ask: Ask;
}

/** Whether a start can be had, and everything against it. */
export async function lookAt(tx: Tx, tenant: string, which: Which, start: string): Promise<Looked> {
  const from = Date.parse(start) / 60_000;
  if (!Number.isInteger(from)) refuseField('start', 'must be at a whole minute');
  const span = { from, to: from + 1 };
  const standing = await situationInMind(tx, tenant, { ...which, ...span });
  const party = which.party ?? standing.rules.service.partyMin;
  const ask = askFor(standing, span, party, which.despite);
  return { standing, ask, ...why(standing.situation, ask, from) };
}

type Explained = ReplyOf<typeof slotOperations.explainSlot>;

/** Everything that stands against a start, as staff see it: of whom, and until when. */
export async function explain(
  tx: Tx,
  tenant: string,
  which: Which,
  start: string,
): Promise<Explained> {
  const { standing, offered, reasons } = await lookAt(tx, tenant, which, start);
  const { needs } = standing.situation;
  const pools = needs.flatMap(choiceOf).map(({ id }) => id);
  const names = await namesOf(tx, tenant, pools);
  const of = (taker: string | undefined) => reasons.filter((one) => one.taker === taker);
  return {
    offered,
    reasons: of(undefined).map((reason) => ({ ...shown(reason), left: reason.left ?? null })),
    needs: needs.map((need, place) => ({
      label: standing.rules.needs[place]?.label ?? '',
      quantity: quantityOf(need),
      resources: choiceOf(need).map(({ id }) => ({
        id,
        name: names.get(id) ?? '',
        isFree: of(id).length === 0,
        reasons: of(id).map(shown),
      })),
    })),
  };
}

const shown = ({ stage, until }: Reason) => ({
  stage,
  until: until === undefined ? null : instantWritten(until),
});

async function namesOf(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM clientele.resources WHERE tenant_id = ${tenant} AND id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
