import { changeCustomer, setTags } from '#identity';
import { listTags } from '#tenancy';
import type { Database } from '#platform/db';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { DemoBusiness } from './businesses.ts';
import { diceOf, type Dice } from './dice.ts';

/** How many of its people a business has tagged, and of how many of those it has noted more. */
const tagged = 32;
const noted = 6;

/**
 * Tags a business's regulars and notes what it calls its own fields of them, as its staff would. All in one
 * transaction: the notes are there whole or not at all.
 * @returns whether there was anything to note
 */
export function noteRegulars(
  db: Database,
  who: System,
  business: DemoBusiness,
  seed: number,
): Promise<boolean> {
  const dice = diceOf(seed);
  return db.as(who, 'caller', async (tx) => {
    const before = await tx
      .selectFrom('customer_tags')
      .select('customer_id')
      .where('tenant_id', '=', who.tenant)
      .limit(1)
      .executeTakeFirst();
    if (before !== undefined) return false;
    const tags = (await listTags(tx, who.tenant)).map(({ id }) => id);
    for (const [place, customer] of (await someCustomers(tx, who.tenant)).entries()) {
      const given = new Set([dice.pick(tags), ...(dice.chance(0.25) ? [dice.pick(tags)] : [])]);
      await setTags(tx, who, customer, [...given]);
      if (place < noted)
        await changeCustomer(tx, who, customer, { version: 1, values: notesOf(business, dice) });
    }
    return true;
  });
}

// By the ids their doors know them by, so that they are the same people everywhere.
async function someCustomers(tx: Tx, tenant: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('profiles')
    .innerJoin('links', (join) =>
      join
        .onRef('links.tenant_id', '=', 'profiles.tenant_id')
        .onRef('links.profile_id', '=', 'profiles.id')
        .on('links.ended_at', 'is', null),
    )
    .select('links.customer_id')
    .where('profiles.tenant_id', '=', tenant)
    .orderBy('profiles.outside_id')
    .limit(2 * tagged)
    .execute();
  return [...new Set(rows.map((row) => row.customer_id))].slice(0, tagged);
}

function notesOf({ fields }: DemoBusiness, dice: Dice): Record<string, string> {
  const notes: Record<string, string> = {};
  for (const { key, choices, noted } of fields)
    if (dice.chance(0.8)) notes[key] = dice.pick(noted ?? choices ?? []);
  return notes;
}
