import { sql } from 'kysely';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { holdPeople, readPeople, type Person } from '../keep/people.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';

/** Two customers who are to become one. The older one stays: it is the one that others know longest by its id. */
export interface Pair {
  readonly setting: Setting;
  readonly survivor: Person;
  readonly merged: Person;
}

/** Both of a pair as they are now, whichever ids they go by, without holding them. @throws {Refusal} as `holdPair` */
export async function readPair(
  tx: Tx,
  tenant: string,
  customers: readonly [string, string],
): Promise<Pair> {
  const setting = await matchSetting(tx, tenant);
  const ids = await pairToday(tx, tenant, customers);
  return paired(setting, ids, await readPeople(tx, tenant, ids));
}

/**
 * Both of a pair as they are now, whichever ids they go by, held until the transaction ends, while nobody of the business is being recognised or changed: whoever merges the
 * same two at once comes after, and finds them one.
 * @throws {Refusal} `not_found`; `already_one` where both ids lead to one customer; `erased`
 */
export async function holdPair(
  tx: Tx,
  tenant: string,
  customers: readonly [string, string],
): Promise<Pair> {
  const setting = await matchSetting(tx, tenant);
  await takeWholeTurn(tx, setting.secret);
  const ids = await pairToday(tx, tenant, customers);
  return paired(setting, ids, await holdPeople(tx, tenant, ids));
}

/** Whom two ids lead to today, the older one first. @throws {Refusal} `not_found`, `already_one` */
export async function pairToday(
  tx: Tx,
  tenant: string,
  [one, other]: readonly [string, string],
): Promise<[string, string]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (ARRAY(
      SELECT clientele.survivor(w.id) FROM unnest(${[one, other]}::uuid[]) AS w (id)))
    ORDER BY c.created_at, c.id`.execute(tx);
  const [first, second] = rows.map((row) => row.id);
  if (first === undefined) return refuse('not_found');
  if (second === undefined) return refuse(await whyOne(tx, tenant, [one, other]));
  return [first, second];
}

async function whyOne(tx: Tx, tenant: string, customers: readonly string[]) {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[])`.execute(tx);
  return rows[0]?.all === new Set(customers).size ? 'already_one' : 'not_found';
}

function paired(
  setting: Setting,
  [first, second]: readonly [string, string],
  people: ReadonlyMap<string, Person>,
): Pair {
  const [survivor, merged] = [people.get(first), people.get(second)];
  if (survivor === undefined || merged === undefined) return refuse('not_found');
  if (survivor.erased || merged.erased) return refuse('erased');
  return { setting, survivor, merged };
}
