import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { updateCustomers } from '../keep/customers.ts';
import { readPeople, type Person } from '../keep/people.ts';
import type { Setting } from '../recognise/setting.ts';
import { differences, standing, writeLedger } from './ledger.ts';
import { moveRows, type Way } from './move.ts';
import { ownValues, ruledOwn, writeOwn } from './own-values.ts';
import { everyMergeField, ruled, takenOver, united, type Stands } from './survivorship.ts';

/**
 * When one of several who became part of a customer leaves, the others' come forward in its place: what had been left where it
 * was because the one who leaves had the same, and values that nobody else has now.
 * @param back from the customer that stays to the one that leaves
 */
export async function comeForward(tx: Tx, setting: Setting, back: Way): Promise<void> {
  const { tenant } = setting;
  const { rows } = await sql<{ merge: string; customer: string }>`
    SELECT l.id AS merge, l.customer_id AS customer FROM clientele.lineage l
    WHERE l.tenant_id = ${tenant} AND l.survivor_id = ${back.from} AND l.undone_at IS NULL ORDER BY l.id`.execute(
    tx,
  );
  for (const { merge, customer } of rows) {
    const moved = await moveRows(tx, tenant, { from: customer, to: back.from, like: back.to });
    const before = await standing(tx, tenant, [back.from]);
    await fill(tx, setting, { from: customer, to: back.from });
    const after = await standing(tx, tenant, [back.from]);
    const changes = differences(before, after).filter((one) => one.table !== 'match_records');
    await writeLedger(tx, tenant, merge, [...moved, ...changes]);
  }
}

/** Gives a customer what only the other says. */
async function fill(tx: Tx, { tenant, precedence }: Setting, { from, to }: Way): Promise<void> {
  const people = await readPeople(tx, tenant, [from, to]);
  const [survivor, merged] = [people.get(to), people.get(from)];
  if (survivor === undefined || merged === undefined || survivor.erased) return;
  const stay: Stands = { side: 'survivor', by: 'first' };
  const onlyTheirs = (stands: Stands) =>
    stands.side === 'merged' && stands.by === 'only' ? stands : stay;
  const rule = ruled(survivor, merged, precedence);
  const fields = Object.fromEntries(
    everyMergeField.map((field) => [field, onlyTheirs(rule[field])]),
  ) as typeof rule;
  const own = ruledOwn(await ownValues(tx, tenant, [from, to]), survivor, merged, precedence)
    .map((one) => ({ ...one, stands: onlyTheirs(one.stands) }))
    .filter((one) => one.stands.side === 'merged');
  if (own.length === 0 && everyMergeField.every((field) => fields[field].side === 'survivor'))
    return;
  const { version } = survivor;
  const nobody = { source: '', profile: null, user: null, at: '', version };
  const { live, sources } = united(survivor, merged, fields, nobody);
  const taken = own.map(({ key }) => `custom.${key}` as const);
  const after: Person = {
    ...survivor,
    live,
    sources: takenOver(sources, merged.sources, taken, version),
  };
  await updateCustomers(tx, tenant, [after]);
  await writeOwn(tx, tenant, to, own, { user: null, at: new Date(0) });
}
