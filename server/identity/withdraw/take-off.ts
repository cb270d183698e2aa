import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { listFields, listTags } from '#tenancy';
import { insertTags, writeValues } from '../keep/brought.ts';
import type { Setting } from '../recognise/setting.ts';
import type { Remaining } from './rebuild.ts';

/**
 * Takes the tags and values of own fields off that withdrawn profiles brought, and gives back what the remaining profiles
 * say in their place. What staff set or took off is not touched.
 * @param remaining the profiles that still lead to these customers, oldest first
 */
export async function takeOff(
  tx: Tx,
  setting: Setting,
  customers: readonly string[],
  withdrawn: readonly string[],
  remaining: readonly Remaining[],
): Promise<void> {
  await takeTagsOff(tx, setting.tenant, customers, withdrawn, remaining);
  await takeValuesOff(tx, setting, customers, withdrawn, remaining);
}

async function takeTagsOff(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  withdrawn: readonly string[],
  remaining: readonly Remaining[],
): Promise<void> {
  const { rows: brought } = await sql<{ customer: string; tag: string; profile: string }>`
    SELECT customer_id AS customer, tag_id AS tag, profile_id AS profile FROM clientele.customer_tags
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[]) AND profile_id = ANY (${withdrawn}::uuid[])`.execute(
    tx,
  );
  if (brought.length === 0) return;
  const names = new Map(
    (await listTags(tx, tenant)).map(({ id, name }) => [id, name.toLowerCase()]),
  );
  const says = ({ written: { person } }: Remaining, tag: string) =>
    person.tags?.some((name) => name.toLowerCase() === names.get(tag)) === true;
  // What a profile says again, now that it says what it said before, stays as it is, since when it is there included.
  const gone = brought.filter(
    ({ tag, profile }) => !remaining.some((one) => one.profile === profile && says(one, tag)),
  );
  await sql`DELETE FROM clientele.customer_tags AS t
    USING unnest(${gone.map((one) => one.customer)}::uuid[], ${gone.map((one) => one.tag)}::uuid[]) AS g (customer, tag)
    WHERE t.tenant_id = ${tenant} AND t.customer_id = g.customer AND t.tag_id = g.tag
      AND t.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  const again = gone.flatMap(({ customer, tag }) => {
    const sayer = remaining.find((one) => one.customer === customer && says(one, tag));
    return sayer ? [{ customer, tag, profile: sayer.profile }] : [];
  });
  await insertTags(tx, tenant, again);
}

async function takeValuesOff(
  tx: Tx,
  setting: Setting,
  customers: readonly string[],
  withdrawn: readonly string[],
  remaining: readonly Remaining[],
): Promise<void> {
  const { tenant } = setting;
  const { rows: gone } = await sql<{ customer: string; field: string }>`
    DELETE FROM clientele.customer_values
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[]) AND profile_id = ANY (${withdrawn}::uuid[])
    RETURNING customer_id AS customer, field_id AS field`.execute(tx);
  if (gone.length === 0) return;
  const keys = new Map((await listFields(tx, tenant)).map(({ id, key }) => [id, key]));
  const again = gone.flatMap(({ customer, field }) =>
    remaining
      .filter((one) => one.customer === customer)
      .flatMap(({ profile, written: { source, person } }) => {
        const key = keys.get(field) ?? '';
        const value = person.values?.[key];
        return value === undefined ? [] : [{ customer, profile, source, field, key, value }];
      }),
  );
  await writeValues(tx, setting, again);
}
