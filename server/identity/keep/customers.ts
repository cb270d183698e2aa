import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Person } from './people.ts';
import { sameRecord } from './record.ts';
import { asRelation, insertRows, instant, uuid } from './rows.ts';

const columns = {
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
      {
        alike: {
          tenant_id: uuid(tenant),
          created_at: instant(now()),
          updated_at: instant(now()),
        },
        columns,
      },
      fresh.map(rowOf),
    ),
    updateCustomers(tx, tenant, changed),
  ]);
}

function rowOf({ id, live, sources, version }: Person) {
  return {
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
  };
}

/** Writes the live values, sources and versions of customers that are held. */
export async function updateCustomers(
  tx: Tx,
  tenant: string,
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(rowOf);
  await sql`
    UPDATE clientele.customers AS c
    SET given_name = r.given_name, family_name = r.family_name, full_name = r.full_name, company = r.company,
      birth_date = r.birth_date, language = r.language, note = r.note, sources = r.sources, version = r.version,
      updated_at = ${now()}
    FROM ${asRelation(columns, rows)}
    WHERE c.tenant_id = ${tenant} AND c.id = r.id AND c.id = ANY (${people.map((person) => person.id)}::uuid[])`.execute(
    tx,
  );
}
