import { sql, type RawBuilder } from 'kysely';
import type { Traces } from '#identity';
import type { Reached } from './reach.ts';

/** The condition that a row of a table leads to somebody. */
export function leadsTo(
  tenant: string,
  { by }: Reached,
  { customers, profiles }: Pick<Traces, 'customers' | 'profiles'>,
): RawBuilder<unknown> {
  if ('customer' in by) {
    const any = by.customer.map((column) => sql`t.${sql.id(column)} = ANY (${customers}::uuid[])`);
    return sql`t.tenant_id = ${tenant} AND (${sql.join(any, sql` OR `)})`;
  }
  if ('profile' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.profile)} = ANY (${profiles}::uuid[])`;
  if ('household' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.household)} = ANY (ARRAY(
      SELECT m.household_id FROM clientele.household_members m
      WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${customers}::uuid[])))`;
  if ('booking' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.booking)} = ANY (ARRAY(
      SELECT b.id FROM clientele.bookings b
      WHERE b.tenant_id = ${tenant} AND b.customer_id = ANY (${customers}::uuid[])))`;
  if ('package' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.package)} = ANY (ARRAY(
      SELECT p.id FROM clientele.packages p
      WHERE p.tenant_id = ${tenant} AND p.customer_id = ANY (${customers}::uuid[])))`;
  if ('signUp' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.signUp)}::text = ANY (ARRAY(
      SELECT p.outside_id FROM clientele.profiles p
      WHERE p.tenant_id = ${tenant} AND p.id = ANY (${profiles}::uuid[]) AND p.source = 'supabase'))`;
  if ('payer' in by)
    return sql`t.tenant_id = ${tenant} AND t.${sql.id(by.payer)} = ANY (ARRAY(
      SELECT p.id FROM clientele.payers p
      WHERE p.tenant_id = ${tenant} AND p.customer_id = ANY (${customers}::uuid[])))`;
  const events =
    by.event === 'concerns'
      ? sql`e.customer_id = ANY (${customers}::uuid[])
          OR e.subject_id = ANY (${[...customers, ...profiles]}::uuid[])`
      : sql`e.actor_id = ANY (${profiles}::uuid[])`;
  return sql`t.tenant_id = ${tenant} AND t.event_id = ANY (ARRAY(
    SELECT e.id FROM clientele.events e WHERE e.tenant_id = ${tenant} AND (${events})))`;
}
