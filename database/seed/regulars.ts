import { changeCustomer, setTags } from '#identity';
import { setTierOf } from '#tiers';
import { listTags } from '#tenancy';
import { diceFor, type Dice } from '#people/dice';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { DemoBusiness } from './businesses.ts';

/** How many of its people a business has tagged, and of how many it has noted its own fields. */
const tagged = 0.22;
const noted = 0.05;
/** How many are in one of its tiers. */
const tiered = 0.06;
/** How many of one tier are in a higher one instead. */
const rises = 0.35;

/** Somebody who has come in: the number of the person, and the customer they were taken for. */
export interface CameIn {
  readonly number: number;
  readonly customer: string;
}

/**
 * Tags some of those who came in for the first time, puts a few in a tier, and notes what the business calls its own fields of a few, as its
 * staff would. As engine, in the transaction that let them in.
 */
export async function noteRegulars(
  tx: Tx,
  who: System,
  business: DemoBusiness,
  { seed, came }: { seed: number; came: readonly CameIn[] },
): Promise<void> {
  const chosen = came
    .map((one) => ({ ...one, dice: diceFor(seed ^ 0x165667b1, one.number) }))
    .filter(({ dice }) => dice.chance(tagged));
  if (chosen.length === 0) return;
  const tags = (await listTags(tx, who.tenant)).map(({ id }) => id);
  if (tags.length === 0) return;
  const tiers = await tiersOf(tx, who.tenant);
  for (const { customer, dice } of chosen) {
    const given = new Set([dice.common(tags, 2), ...(dice.chance(0.25) ? [dice.pick(tags)] : [])]);
    await setTags(tx, who, customer, [...given]);
    if (dice.chance(noted / tagged)) await note(tx, who, customer, notesOf(business, dice));
    const tier = dice.chance(tiered / tagged) ? tierOf(tiers, dice) : undefined;
    if (tier !== undefined) await setTierOf(tx, who, { id: customer, tier, reason: '' });
  }
}

/** A tier of a list that begins with the highest: most are in the lowest, and ever fewer above. */
function tierOf(tiers: readonly string[], dice: Dice): string | undefined {
  let place = tiers.length - 1;
  while (place > 0 && dice.chance(rises)) place -= 1;
  return tiers[place];
}

/** The tiers of a business, the highest first. */
async function tiersOf(tx: Tx, tenant: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('tiers')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('position', 'is not', null)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}

async function note(
  tx: Tx,
  who: System,
  customer: string,
  values: Record<string, string>,
): Promise<void> {
  const { version } = await tx
    .selectFrom('customers')
    .select('version')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow();
  await changeCustomer(tx, who, customer, { version, values });
}

function notesOf({ fields }: DemoBusiness, dice: Dice): Record<string, string> {
  const notes: Record<string, string> = {};
  for (const { key, choices, noted: usual } of fields)
    if (dice.chance(0.8)) notes[key] = dice.pick(usual ?? choices ?? []);
  return notes;
}
