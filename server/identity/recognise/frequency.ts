import type { Arrival } from './arrival.ts';
import { hashKey } from '../keys.ts';
import type { Field, MatchContext } from '../match/types.ts';
import { normaliseEmail } from '../normalise/email.ts';
import { lambdaFor } from './prior.ts';
import { patternsOfNumbers, saysNothingBy } from './rules.ts';
import type { Setting } from './setting.ts';

/** How many customers have a name or a town: by `given john`, `family smith`, `place bangkok`; what only one has is not counted. */
export type TermCounts = ReadonlyMap<string, number>;

/** A name or town, with what it is counted as. */
export type Term = readonly [field: 'given' | 'family' | 'place', term: string];

/** The names and towns of some arrivals, each once; names as either, for they may stand crossed. */
export function termsOf(arrivals: readonly Pick<Arrival, 'record'>[]): Term[] {
  const [names, towns] = [new Set<string>(), new Set<string>()];
  for (const { record } of arrivals) {
    const { former } = record;
    for (const { given, family } of [record, ...(former?.names ?? [])])
      for (const part of [given, family]) if (part?.text) names.add(part.text);
    for (const place of [record.place, ...(former?.places ?? [])])
      if (place?.city) towns.add(place.city);
  }
  return [
    ...[...names].flatMap((name): Term[] => [
      ['given', name],
      ['family', name],
    ]),
    ...[...towns].map((town): Term => ['place', town]),
  ];
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
  // Asked of the same few contacts with every candidate. How many hold one may have changed in between, its key not.
  const keys = new Map<string, bigint>();
  const heldBy = (kind: 'email' | 'phone', value: string) => {
    let key = keys.get(value);
    if (key === undefined) {
      const text = kind === 'email' ? (normaliseEmail(value)?.folded ?? value) : value;
      keys.set(value, (key = hashKey(secret, { kind, text })));
    }
    return holders(key);
  };
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
        const count = heldBy(field, value);
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
  const isNobodysNumber = saysNothingBy(patternsOfNumbers(rules.patterns));
  const lambda = lambdaFor(model, base);
  return {
    model,
    base,
    ...(lambda !== undefined && { lambda }),
    frequency,
    blocked: (field, value) =>
      field === 'number'
        ? isNobodysNumber(value)
        : blocked.has(`${field} ${value}`) || isNobodys(value),
  };
}
