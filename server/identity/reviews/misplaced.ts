import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { askFirst } from '../match/ask-first.ts';
import { kindOf } from './kind.ts';
import type { Place, Placed } from './place.ts';
import { informationOf, rankOf } from './rules.ts';

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
