import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Arrival } from './arrival.ts';
import { asRelation } from '../keep/rows.ts';
import { hashKey } from '../keys.ts';
import type { Field, MatchContext } from '../match/types.ts';
import { normaliseEmail } from '../normalise/email.ts';
import type { Setting } from './setting.ts';

/** How many customers have a name or a town: by `given john`, `family smith`, `place bangkok`. */
export type TermCounts = ReadonlyMap<string, number>;

/** How many customers share the names and towns of these arrivals; what only one has is not counted. */
export async function termCounts(
  tx: Tx,
  tenant: string,
  arrivals: readonly Pick<Arrival, 'record'>[],
): Promise<TermCounts> {
  const terms = new Set<string>();
  for (const { record } of arrivals) {
    for (const name of [record.given?.text, record.family?.text]) {
      if (name) terms.add(`given ${name}`).add(`family ${name}`);
    }
    if (record.place?.city) terms.add(`place ${record.place.city}`);
  }
  const wanted = [...terms].map((term) => {
    const [field, text] = term.split(/ (.*)/s);
    return { field, term: text };
  });
  const { rows } = await sql<{ term: string; customers: number }>`
    SELECT r.field || ' ' || r.term AS term, counted.customers
    FROM ${asRelation({ field: 'text', term: 'text' }, wanted)}
    CROSS JOIN LATERAL (
      SELECT t.customers FROM clientele.term_counts t
      WHERE t.tenant_id = ${tenant} AND t.field = r.field AND t.term = r.term LIMIT 1
    ) AS counted`.execute(tx);
  return new Map(rows.map(({ term, customers }) => [term, customers]));
}

/**
 * What scoring must know of the tenant, with how common values are. Below the smallest base counts say nothing, and the
 * model's own averages stand. `holders` counts owners of e-mails and phones by key.
 */
export function contextOf(
  { model, base, blocked, secret }: Setting,
  terms: TermCounts,
  holders: (key: bigint) => number | undefined,
): MatchContext {
  const size = Math.max(base, model.smallestBase);
  const named = (field: string, value: string) =>
    base < model.smallestBase ? undefined : (terms.get(`${field} ${value}`) ?? 1) / size;
  const frequency = (field: Field, value: string) => {
    switch (field) {
      case 'given':
      case 'family':
      case 'place':
        return named(field, value);
      case 'crossed': {
        const [given, family] = [named('given', value), named('family', value)];
        return given === undefined || family === undefined ? undefined : Math.max(given, family);
      }
      case 'email':
      case 'phone': {
        const text = field === 'email' ? (normaliseEmail(value)?.folded ?? value) : value;
        const count = holders(hashKey(secret, { kind: field, text }));
        return count === undefined ? undefined : count / size;
      }
      case 'birthDate':
      case 'company':
      case 'number':
        return undefined;
    }
  };
  return { model, base, frequency, blocked: (field, value) => blocked.has(`${field} ${value}`) };
}
