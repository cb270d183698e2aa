import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Precedence } from '../keep/precedence.ts';
import { sourceOf } from '../keep/sources.ts';
import { standsOf, type Speaking, type Stands } from './survivorship.ts';

/** A value of one of the business's own fields, as it is kept. */
export interface OwnValue {
  readonly customer: string;
  readonly field: string;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly profile: string | null;
  readonly user: string | null;
  readonly at: Date;
}

/** The values of own fields of some customers. */
export async function ownValues(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<OwnValue[]> {
  const { rows } = await sql<OwnValue>`
    SELECT v.customer_id AS customer, f.id AS field, f.key, f.label, v.value, v.source, v.profile_id AS profile,
      v.user_id AS "user", v.updated_at AS at
    FROM clientele.customer_values v
    JOIN clientele.custom_fields f ON f.tenant_id = ${tenant} AND f.id = v.field_id
    WHERE v.tenant_id = ${tenant} AND v.customer_id = ANY (${customers}::uuid[])
    ORDER BY f.position, f.id`.execute(tx);
  return rows;
}

/** One own field of two customers, and whose value stands. */
export interface OwnField {
  readonly field: string;
  readonly key: string;
  readonly label: string;
  readonly survivor: OwnValue | undefined;
  readonly merged: OwnValue | undefined;
  readonly stands: Stands;
}

/** Which value of each own field stands, as the rule has it. Pure. */
export function ruledOwn(
  values: readonly OwnValue[],
  survivor: Speaking & { readonly id: string },
  merged: Speaking & { readonly id: string },
  precedence: Precedence,
): OwnField[] {
  return [...Map.groupBy(values, (one) => one.field).values()].map((all) => {
    const [{ field, key, label }] = all as [OwnValue];
    const of = ({ id, sources }: Speaking & { readonly id: string }) => {
      const own = all.find((one) => one.customer === id);
      const emptied = sourceOf(sources, `custom.${key}`);
      const said = own && { source: own.source, profile: own.profile, at: own.at.toISOString() };
      return { own, said: { value: own?.value ?? null, source: said ?? emptied } };
    };
    const [ours, theirs] = [of(survivor), of(merged)];
    const stands = standsOf('custom', ours.said, theirs.said, precedence);
    return { field, key, label, survivor: ours.own, merged: theirs.own, stands };
  });
}

/** How a choice of staff is kept. */
export interface ChosenBy {
  readonly user: string | null;
  readonly at: Date;
}

/**
 * Tells the customer that stays the own values of the other that stand. Those of the other stay where they are.
 */
export async function writeOwn(
  tx: Tx,
  tenant: string,
  survivor: string,
  fields: readonly OwnField[],
  by: ChosenBy,
): Promise<void> {
  for (const { field, survivor: own, merged, stands } of fields) {
    const chosen = stands.by === 'chosen';
    const value = stands.side === 'survivor' ? own : merged;
    if (!chosen && stands.side === 'survivor') continue;
    if (value === undefined) {
      await sql`DELETE FROM clientele.customer_values
        WHERE tenant_id = ${tenant} AND customer_id = ${survivor} AND field_id = ${field}`.execute(
        tx,
      );
      continue;
    }
    const said = chosen
      ? { source: 'staff', profile_id: null, user_id: by.user, updated_at: by.at }
      : {
          source: value.source,
          profile_id: value.profile,
          user_id: value.user,
          updated_at: value.at,
        };
    await tx
      .insertInto('customer_values')
      .values({
        tenant_id: tenant,
        customer_id: survivor,
        field_id: field,
        value: value.value,
        ...said,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'customer_id', 'field_id'])
          .doUpdateSet({ value: value.value, ...said }),
      )
      .execute();
  }
}
