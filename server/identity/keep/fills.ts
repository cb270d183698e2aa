import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { type Bringing, leaveOut, type Told } from './leave-out.ts';
import type { Precedence, Speaker } from './precedence.ts';

/** The e-mails, phones and addresses that a customer has, by kind and key, each with the profile that said it; null where staff did. */
export type Held = ReadonlyMap<string, string | null>;

const kinds: readonly Told['kind'][] = ['email', 'phone', 'address'];

const nameOf = ({ kind, key }: Told) => `${kind} ${key}`;

/** Whether any source of a business only fills contacts: else nobody needs to know who said which. */
export function heedsContacts(precedence: Precedence): boolean {
  return precedence.some(({ fills }) => kinds.some((kind) => fills.includes(kind)));
}

/**
 * What an arrival may bring a customer. Of a kind that its source only fills, nothing where another has said any of it
 * already; what is proved always comes, and what the customer has already is only seen again. Pure.
 * @param held undefined where no source only fills contacts
 */
export function onlyFilling(
  arrival: Bringing,
  held: Held | undefined,
  { source, profile }: Speaker,
  precedence: Precedence,
): Bringing {
  const fills = precedence.find((rule) => rule.source === source)?.fills ?? [];
  if (held === undefined || fills.length === 0) return arrival;
  const full = kinds.filter(
    (kind) =>
      fills.includes(kind) &&
      [...held].some(([name, sayer]) => name.startsWith(`${kind} `) && sayer !== profile),
  );
  if (full.length === 0) return arrival;
  return leaveOut(
    arrival,
    (told) => full.includes(told.kind) && told.verified !== true && !held.has(nameOf(told)),
  );
}

/** What a customer has once a profile has brought something; undefined stays so. Pure. */
export function holding(
  held: Held | undefined,
  { contacts, place }: Bringing,
  profile: string,
): Held | undefined {
  if (held === undefined) return undefined;
  const after = new Map(held);
  const brought = [...contacts, ...(place ? [{ kind: 'address' as const, key: place.key }] : [])];
  for (const told of brought) if (!after.has(nameOf(told))) after.set(nameOf(told), profile);
  return after;
}

/** What some customers have; nothing is asked where no source only fills contacts. */
export async function heldBy(
  tx: Tx,
  tenant: string,
  precedence: Precedence,
  customers: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  if (customers.length === 0 || !heedsContacts(precedence)) return new Map();
  const { rows } = await sql<{ customer: string; name: string; profile: string | null }>`
    SELECT i.customer_id AS customer, i.kind || ' ' || i.key AS name, i.profile_id AS profile
    FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[])
    UNION ALL
    SELECT a.customer_id, 'address ' || a.key, a.profile_id FROM clientele.addresses a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  const held = new Map(customers.map((customer) => [customer, new Map<string, string | null>()]));
  for (const { customer, name, profile } of rows) held.get(customer)?.set(name, profile);
  return held;
}
