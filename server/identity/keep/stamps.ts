import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Judgement } from '../recognise/recognise.ts';
import type { Source } from './sources.ts';
import type { Live } from './survive.ts';

/** When something was last seen, before a batch saw it again. */
interface Seen {
  readonly id: string;
  readonly at: string;
}

/** An alias by which a customer is, or was, known. */
interface Alias {
  readonly alias: string;
  readonly until: string | null;
}

/** What stood beside a customer and its profile before a batch came, and would tell of it if nobody kept it. */
export interface Stamps {
  /** The end of the batch: what is later is somebody else's. */
  readonly until: string;
  readonly customer?: {
    readonly id: string;
    readonly live: Live;
    readonly sources: readonly Source[];
    readonly contacts: readonly Seen[];
    readonly places: readonly Seen[];
    /** Not kept by batches of earlier versions. */
    readonly aliases?: readonly Alias[];
  };
  readonly profile?: { readonly kind: string; readonly at: string };
  readonly link?: Seen;
}

/** Stamps of a batch before its end is known. */
export type Standing = Omit<Stamps, 'until'>;

interface Row {
  readonly id: string;
  readonly stamps: never;
}

/**
 * Reads what a batch is about to overwrite and cannot say afterwards, by the place of the arrival in it. Each customer
 * and profile stands with the first arrival that meets it.
 */
export async function readStamps(
  tx: Tx,
  tenant: string,
  judgements: readonly Judgement[],
): Promise<ReadonlyMap<number, Standing>> {
  const profiles = firstPlaces(judgements, (one) => (one.known ? one.profile : null));
  const customers = firstPlaces(judgements, (one) =>
    one.unchanged || (!one.known && one.outcome !== 'link') ? null : one.customer,
  );
  const [before, beside] = await Promise.all([
    profilesBefore(tx, tenant, [...profiles.keys()]),
    customersBefore(tx, tenant, [...customers.keys()]),
  ]);
  const stamps = new Map<number, Standing>();
  for (const [rows, places] of [
    [before, profiles],
    [beside, customers],
  ] as const)
    for (const { id, stamps: found } of rows) {
      const place = places.get(id) ?? 0;
      stamps.set(place, { ...stamps.get(place), ...(found as Standing) });
    }
  return stamps;
}

function firstPlaces(
  judgements: readonly Judgement[],
  idOf: (judgement: Judgement) => string | null,
): Map<string, number> {
  const places = new Map<string, number>();
  for (const [place, judgement] of judgements.entries()) {
    const id = idOf(judgement);
    if (id !== null && !places.has(id)) places.set(id, place);
  }
  return places;
}

async function profilesBefore(tx: Tx, tenant: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT p.id, jsonb_build_object(
      'profile', jsonb_build_object('kind', p.kind, 'at', p.last_seen_at),
      'link', jsonb_build_object('id', l.id, 'at', l.last_verified_at)) AS stamps
    FROM clientele.profiles p
    JOIN clientele.links l ON l.tenant_id = ${tenant} AND l.profile_id = p.id AND l.ended_at IS NULL
      AND l.profile_id = ANY (${ids}::uuid[])
    WHERE p.tenant_id = ${tenant} AND p.id = ANY (${ids}::uuid[])`.execute(tx);
  return rows;
}

// A customer that the batch itself makes is not there yet, and has nothing to stand beside it.
async function customersBefore(tx: Tx, tenant: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT c.id, jsonb_build_object('customer', jsonb_build_object('id', c.id,
      'live', jsonb_build_object('givenName', c.given_name, 'familyName', c.family_name, 'fullName', c.full_name,
        'company', c.company, 'birthDate', c.birth_date, 'language', c.language, 'note', c.note),
      'sources', c.sources,
      'contacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'at', i.last_seen_at)), '[]')
        FROM clientele.identifiers i WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id),
      'aliases', (SELECT coalesce(jsonb_agg(jsonb_build_object('alias', h.alias, 'until', h.until)), '[]')
        FROM clientele.legacy_aliases h WHERE h.tenant_id = ${tenant} AND h.customer_id = c.id),
      'places', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'at', a.last_seen_at)), '[]')
        FROM clientele.addresses a WHERE a.tenant_id = ${tenant} AND a.customer_id = c.id))) AS stamps
    FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${ids}::uuid[])`.execute(tx);
  return rows;
}
