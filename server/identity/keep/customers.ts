import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Person } from './people.ts';
import { sameRecord } from './record.ts';
import { asRelation, insertRows } from './rows.ts';

const columns = {
  tenant_id: 'uuid',
  id: 'uuid',
  given_name: 'text',
  family_name: 'text',
  full_name: 'text',
  company: 'text',
  birth_date: 'date',
  language: 'text',
  note: 'text',
  sources: 'jsonb',
  version: 'integer',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

/** Whether anything that is known of a customer is new. */
export function hasChanged(person: Person): boolean {
  return (
    person.recordBefore === null ||
    !isDeepStrictEqual(person.live, person.liveBefore) ||
    !sameRecord(person.record, person.recordBefore)
  );
}

/** Writes the live values of customers: of new ones, and of those that a profile added to. */
export async function writeCustomers(
  tx: Tx,
  tenant: string,
  people: readonly Person[],
): Promise<void> {
  const fresh = people.filter((person) => person.fresh);
  const changed = people.filter((person) => !person.fresh && hasChanged(person));
  await Promise.all([
    insertRows(
      tx,
      'customers',
      columns,
      fresh.map((person) => rowOf(tenant, person)),
    ),
    updateCustomers(tx, tenant, changed),
  ]);
}

function rowOf(tenant: string, { id, live, sources, version }: Person) {
  return {
    tenant_id: tenant,
    id,
    given_name: live.givenName,
    family_name: live.familyName,
    full_name: live.fullName,
    company: live.company,
    birth_date: live.birthDate,
    language: live.language,
    note: live.note,
    sources,
    version,
    created_at: now(),
    updated_at: now(),
  };
}

/** Writes the live values, sources and versions of customers that are held. */
export async function updateCustomers(
  tx: Tx,
  tenant: string,
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((person) => rowOf(tenant, person));
  await sql`
    UPDATE clientele.customers AS c
    SET given_name = r.given_name, family_name = r.family_name, full_name = r.full_name, company = r.company,
      birth_date = r.birth_date, language = r.language, note = r.note, sources = r.sources, version = r.version,
      updated_at = r.updated_at
    FROM ${asRelation(columns, rows)}
    WHERE c.tenant_id = ${tenant} AND c.id = r.id AND c.id = ANY (${people.map((person) => person.id)}::uuid[])`.execute(
    tx,
  );
}
