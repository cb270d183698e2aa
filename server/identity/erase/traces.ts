import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { familyOf } from '../customers/family.ts';
import { survivorOf } from '../customers/read.ts';

/** What leads to somebody: ids of theirs, and what they are called and reached by, as it was written anywhere. */
export interface Traces {
  /** The customer with those that became part of it. */
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Whole names, in parts. */
  readonly names: readonly (readonly string[])[];
  /** First lines of addresses. */
  readonly streets: readonly string[];
}

interface Said {
  readonly given: string | null;
  readonly family: string | null;
  readonly full: string | null;
}

/** Everything by which a customer, or whom it became part of, can be found outside of the rows that hang on it. */
export async function tracesOf(tx: Tx, tenant: string, customer: string): Promise<Traces> {
  const customers = await familyOf(tx, tenant, await survivorOf(tx, customer));
  const [profiles, names, contacts, streets] = await Promise.all([
    profilesOf(tx, tenant, customers),
    sql<Said>`SELECT c.given_name AS given, c.family_name AS family, c.full_name AS full
      FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[])`.execute(tx),
    sql<{ kind: 'email' | 'phone'; value: string; raw: string }>`
      SELECT i.kind, i.value, i.raw FROM clientele.identifiers i
      WHERE i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[])`.execute(tx),
    sql<{ line1: string }>`SELECT a.line1 FROM clientele.addresses a
      WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[])`.execute(tx),
  ]);
  const said = profiles.map((profile) => profile.person);
  const of = (kind: 'email' | 'phone') =>
    contacts.rows.flatMap((one) => (one.kind === kind ? [one.value, one.raw] : []));
  return {
    customers,
    profiles: profiles.map((profile) => profile.id),
    emails: unique([...of('email'), ...said.flatMap((one) => one.emails ?? []).map(valueOf)]),
    phones: unique([...of('phone'), ...said.flatMap((one) => one.phones ?? []).map(valueOf)]),
    names: [
      ...names.rows.flatMap(nameOf),
      ...said.flatMap(({ givenName, familyName, fullName }) =>
        nameOf({ given: givenName ?? null, family: familyName ?? null, full: fullName ?? null }),
      ),
    ],
    streets: unique([
      ...streets.rows.map((row) => row.line1),
      ...said.flatMap((one) => one.address?.line1 ?? []),
    ]),
  };
}

const unique = (all: readonly string[]) => [...new Set(all)].filter((one) => one !== '');
const valueOf = ({ value }: { value: string }) => value;

function nameOf({ given, family, full }: Said): string[][] {
  const parts = [given, family].filter((part) => part !== null);
  return [...(parts.length === 2 ? [parts] : []), ...(full === null ? [] : [full.split(/\s+/)])];
}

/** The profiles that lead to some customers now, or did until they were erased. */
async function profilesOf(tx: Tx, tenant: string, customers: readonly string[]) {
  const { rows } = await sql<{ id: string; person: WrittenProfile['person'] }>`
    SELECT DISTINCT ON (p.id) p.id, p.person FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[])
      AND (l.ended_at IS NULL OR l.ended_why = 'erased')`.execute(tx);
  return rows;
}
