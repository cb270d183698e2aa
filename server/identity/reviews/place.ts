import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { weighedOf, type KeptEvidence } from '../customers/why.ts';
import { askFirst, worthOf } from '../match/ask-first.ts';
import { informationOf, rankOf } from './rules.ts';

/** A case, by what its place in the queue depends on. */
export interface Placed {
  /** Why its likeliest candidate may be the one. */
  readonly why: readonly KeptEvidence[];
  /** How likely each candidate is. */
  readonly probabilities: readonly number[];
}

/** What of a case is kept for its place. */
export interface Place {
  readonly kind: string;
  readonly rank_at: Date;
}

/** More of a kind than this are not told apart. */
const mostOfKind = 1000;

/** How the fields of a case agree, in one order. */
function kindOf(why: readonly KeptEvidence[]): string {
  return why
    .map(weighedOf)
    .map(({ field, level }) => `${field}.${level}`)
    .toSorted()
    .join(' ');
}

/** Places of cases that are about to be opened: behind all of their kind that were asked already. */
export async function placesOf(
  tx: Tx,
  tenant: string,
  cases: readonly Placed[],
  at: Date,
): Promise<Place[]> {
  const kinds = cases.map(({ why }) => kindOf(why));
  const asked = await askedOf(tx, tenant, [...new Set(kinds)]);
  return cases.map(({ probabilities }, place) => {
    const kind = kinds[place]!;
    const turn = asked.get(kind) ?? 0;
    asked.set(kind, turn + 1);
    const worth = worthOf({ turn, bits: informationOf(probabilities), alike: turn + 1 });
    return { kind, rank_at: rankOf(at, worth) };
  });
}

async function askedOf(
  tx: Tx,
  tenant: string,
  kinds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; asked: number }>`
    SELECT k.kind, (SELECT count(*)::int FROM (
      SELECT FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.kind = k.kind AND r.state <> 'settled' LIMIT ${mostOfKind}) AS alike) AS asked
    FROM unnest(${kinds}::text[]) AS k (kind)`.execute(tx);
  return new Map(rows.map(({ kind, asked }) => [kind, asked]));
}

/** Most cases that a night places; those behind them keep their places. */
const mostPlaced = 20_000;

/** A case that is moved to another place. */
export interface Moved extends Place {
  readonly id: string;
}

interface Row extends Placed {
  readonly id: string;
  readonly createdAt: Date;
  readonly kind: string | null;
  readonly rankAt: Date | null;
}

/** Open cases that stand elsewhere than `askFirst` has them, by id: what staff said since makes others worth asking. */
export async function misplaced(tx: Tx, tenant: string): Promise<Moved[]> {
  const [{ rows }, answered] = await Promise.all([
    sql<Row>`
      SELECT r.id, r.created_at AS "createdAt", r.kind, r.rank_at AS "rankAt", k.probabilities, coalesce(k.why, '[]') AS why
      FROM (SELECT * FROM clientele.reviews o WHERE o.tenant_id = ${tenant} AND o.state = 'open'
        ORDER BY coalesce(o.rank_at, o.created_at), o.id LIMIT ${mostPlaced}) AS r
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(c.probability), '{}') AS probabilities,
          (array_agg(c.why ORDER BY c.probability DESC, c.customer_id))[1] AS why
        FROM clientele.review_candidates c
        WHERE c.tenant_id = ${tenant} AND c.review_id = r.id AND c.answer IS NULL
      ) AS k`.execute(tx),
    answeredByKind(tx, tenant),
  ]);
  const open = rows.map((row) => ({
    ...row,
    was: row.kind,
    kind: kindOf(row.why),
    bits: informationOf(row.probabilities),
  }));
  return askFirst(open, answered)
    .map(({ one, worth }) => ({ ...one, rank_at: rankOf(one.createdAt, worth) }))
    .filter((one) => one.was !== one.kind || one.rankAt?.getTime() !== one.rank_at.getTime())
    .map(({ id, kind, rank_at }) => ({ id, kind, rank_at }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function answeredByKind(tx: Tx, tenant: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; answered: number }>`
    SELECT r.kind, count(*)::int AS answered FROM clientele.reviews r
    WHERE r.tenant_id = ${tenant} AND r.kind IS NOT NULL AND r.state IN ('accepted', 'rejected')
    GROUP BY r.kind`.execute(tx);
  return new Map(rows.map(({ kind, answered }) => [kind, answered]));
}

/** Moves cases to their places; one that somebody is deciding on stays where it is. As engine. */
export async function moveTo(tx: Tx, tenant: string, moved: readonly Moved[]): Promise<void> {
  const ids = moved.map(({ id }) => id);
  await sql`
    WITH held AS (
      SELECT r.id FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.id = ANY (${ids}::uuid[]) AND r.state = 'open'
      ORDER BY r.id FOR UPDATE SKIP LOCKED
    )
    UPDATE clientele.reviews AS r SET kind = m.kind, rank_at = m.rank_at
    FROM unnest(${ids}::uuid[], ${moved.map(({ kind }) => kind)}::text[],
      ${moved.map(({ rank_at }) => rank_at.toISOString())}::timestamptz[]) AS m (id, kind, rank_at)
    WHERE r.tenant_id = ${tenant} AND r.id = ANY (${ids}::uuid[]) AND r.id = m.id AND r.id IN (SELECT h.id FROM held AS h)`.execute(
    tx,
  );
}
