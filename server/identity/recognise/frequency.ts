import type { Arrival } from './arrival.ts';
import { hashKey } from '../keys.ts';
import type { Field, MatchContext } from '../match/types.ts';
import { normaliseEmail } from '../normalise/email.ts';
import { lambdaFor } from './prior.ts';
import { saysNothingBy } from './rules.ts';
import type { Setting } from './setting.ts';

/** How many customers have a name or a town: by `given john`, `family smith`, `place bangkok`; what only one has is not counted. */
export type TermCounts = ReadonlyMap<string, number>;

/** The names and towns of some arrivals, each once. */
export function termsOf(arrivals: readonly Pick<Arrival, 'record'>[]): string[] {
  const terms = new Set<string>();
  for (const { record } of arrivals) {
    const { names, places } = record.former ?? { names: [], places: [] };
    const called = [record, ...names].flatMap(({ given, family }) => [given?.text, family?.text]);
    for (const term of [...called, record.place?.city, ...places.map(({ city }) => city)])
      if (term) terms.add(term);
  }
  return [...terms];
}

/**
 * What scoring must know of the tenant, with how common values are. Below the smallest base counts say nothing, and the
 * model's own averages stand. `holders` counts owners of e-mails and phones by key.
 */
export function contextOf(
  { model, base, blocked, secret, rules }: Setting,
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
      case 'household':
        return undefined;
    }
  };
  const isNobodys = saysNothingBy(rules.patterns);
  const lambda = lambdaFor(model, base);
  return {
    model,
    base,
    ...(lambda !== undefined && { lambda }),
    frequency,
    blocked: (field, value) => blocked.has(`${field} ${value}`) || isNobodys(value),
  };
}
