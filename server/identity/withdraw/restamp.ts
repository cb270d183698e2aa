import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Stood } from './withdraw.ts';

/** Instants to be put back, each unless something later has been there since. */
interface Back {
  readonly id: string;
  readonly at: string;
  readonly until: string;
}

/**
 * Gives contacts, addresses, profiles and links back the instants at which they had been seen before some batches, unless
 * somebody else has seen them since.
 * @param stood newest first
 */
export async function restamp(tx: Tx, tenant: string, stood: readonly Stood[]): Promise<void> {
  const all = { identifiers: new Backs(), addresses: new Backs(), links: new Backs() };
  const profiles = new Backs();
  const kinds = new Map<string, string>();
  for (const { profile, stamps: one } of stood) {
    const { until } = one;
    for (const seen of one.customer?.contacts ?? []) all.identifiers.add({ ...seen, until });
    for (const seen of one.customer?.places ?? []) all.addresses.add({ ...seen, until });
    if (one.link) all.links.add({ ...one.link, until });
    if (one.profile) {
      profiles.add({ id: profile, at: one.profile.at, until });
      kinds.set(profile, one.profile.kind);
    }
  }
  await Promise.all([
    putBack(tx, tenant, 'identifiers', 'last_seen_at', all.identifiers),
    putBack(tx, tenant, 'addresses', 'last_seen_at', all.addresses),
    putBack(tx, tenant, 'links', 'last_verified_at', all.links),
    putBack(tx, tenant, 'profiles', 'last_seen_at', profiles),
    putKindsBack(tx, tenant, kinds),
  ]);
}

/** The oldest instant of each, up to the end of the youngest batch. */
class Backs {
  readonly #all = new Map<string, Back>();

  /** Takes one; those of younger batches come first. */
  add(back: Back): void {
    const younger = this.#all.get(back.id);
    this.#all.set(back.id, { ...back, until: younger?.until ?? back.until });
  }

  list(): Back[] {
    return [...this.#all.values()];
  }
}

async function putBack(
  tx: Tx,
  tenant: string,
  table: string,
  column: string,
  backs: Backs,
): Promise<void> {
  const list = backs.list();
  if (list.length === 0) return;
  const ids = list.map((one) => one.id);
  await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET ${sql.ref(column)} = b.at
    FROM unnest(${ids}::uuid[], ${list.map((one) => one.at)}::timestamptz[], ${list.map((one) => one.until)}::timestamptz[])
      AS b (id, at, until)
    WHERE t.tenant_id = ${tenant} AND t.id = b.id AND t.id = ANY (${ids}::uuid[])
      AND ${sql.ref(`t.${column}`)} <= b.until`.execute(tx);
}

async function putKindsBack(
  tx: Tx,
  tenant: string,
  kinds: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = [...kinds.keys()];
  if (ids.length === 0) return;
  await sql`UPDATE clientele.profiles AS p SET kind = b.kind
    FROM unnest(${ids}::uuid[], ${[...kinds.values()]}::text[]) AS b (id, kind)
    WHERE p.tenant_id = ${tenant} AND p.id = b.id AND p.id = ANY (${ids}::uuid[]) AND p.kind <> b.kind`.execute(
    tx,
  );
}

/**
 * Contacts and addresses that a remaining profile has told again are as old as that profile.
 * @param since when the telling began
 */
export async function dateToldAgain(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  since: Date,
): Promise<void> {
  if (customers.length === 0) return;
  for (const [table, proof] of [
    [
      'identifiers',
      sql`,
        verified_at = CASE WHEN t.verified_at IS NULL THEN NULL ELSE p.last_seen_at END`,
    ],
    ['addresses', sql``],
  ] as const)
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t
      SET first_seen_at = p.first_seen_at, last_seen_at = p.last_seen_at ${proof}
      FROM clientele.profiles p
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ANY (${customers}::uuid[])
        AND p.tenant_id = ${tenant} AND p.id = t.profile_id AND t.first_seen_at >= ${since}::timestamptz`.execute(
      tx,
    );
}
