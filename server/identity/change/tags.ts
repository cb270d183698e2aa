import { record } from '#audit';
import type { CustomerChange } from '#contract/identity';
import { now } from '#platform/clock';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/**
 * Gives a customer these tags and takes all others off; leaves them alone where none are supplied.
 * @returns whether anything changed
 * @throws {Refusal} `invalid_input` for a tag that the business does not have
 */
export async function setTags(
  tx: Tx,
  who: Tenanted,
  customer: string,
  wanted: readonly string[] | undefined,
): Promise<boolean> {
  if (wanted === undefined) return false;
  const { tenant } = who;
  const had = await tx
    .selectFrom('customer_tags')
    .select('tag_id')
    .where('tenant_id', '=', tenant)
    .where('customer_id', '=', customer)
    .execute();
  const before = new Set(had.map((row) => row.tag_id));
  const after = new Set(wanted);
  await checkTags(tx, tenant, [...after]);
  for (const tag of before.difference(after)) {
    await tx
      .deleteFrom('customer_tags')
      .where('tenant_id', '=', tenant)
      .where('customer_id', '=', customer)
      .where('tag_id', '=', tag)
      .execute();
    await record(tx, who, {
      type: 'customer.untagged',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { tag },
    });
  }
  for (const tag of after.difference(before)) {
    await tx
      .insertInto('customer_tags')
      .values({ tenant_id: tenant, customer_id: customer, tag_id: tag, tagged_at: now() })
      .execute();
    await record(tx, who, {
      type: 'customer.tagged',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { tag },
    });
  }
  return before.symmetricDifference(after).size > 0;
}

/** Sets tags, or puts single ones on and takes single ones off. @returns whether anything changed */
export async function changeTags(
  tx: Tx,
  who: Tenanted,
  customer: string,
  { tags, addTags = [], removeTags = [] }: Pick<CustomerChange, 'tags' | 'addTags' | 'removeTags'>,
): Promise<boolean> {
  if (tags !== undefined || addTags.length + removeTags.length === 0)
    return setTags(tx, who, customer, tags);
  const had = await tx
    .selectFrom('customer_tags')
    .select('tag_id')
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', customer)
    .execute();
  const after = new Set([...had.map((row) => row.tag_id), ...addTags]);
  return setTags(tx, who, customer, [...after.difference(new Set(removeTags))]);
}

async function checkTags(tx: Tx, tenant: string, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return;
  const known = await tx
    .selectFrom('tags')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', wanted)
    .execute();
  if (known.length < wanted.length) refuseField('tags', 'must name tags of this business');
}
