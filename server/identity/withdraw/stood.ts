import { beneath } from '../keep/checked.ts';
import type { Person } from '../keep/people.ts';
import { liveFields, resourced, sourceOf, type LiveField, type Source } from '../keep/sources.ts';
import type { Stamps } from '../keep/stamps.ts';
import { nobody, type Live } from '../keep/survive.ts';
import type { Stood } from './withdraw.ts';

/** How a customer stood before a batch came. */
export type StoodCustomer = NonNullable<Stamps['customer']>;

/** How each customer stood before the oldest of some batches. @param stood newest first */
export function stoodBefore(stood: readonly Stood[]): ReadonlyMap<string, StoodCustomer> {
  return new Map(
    stood.flatMap(({ stamps: { customer } }) =>
      customer === undefined ? [] : [[customer.id, customer] as const],
    ),
  );
}

/** Values of a customer with where they come from. */
type Said = Pick<Person, 'live' | 'sources'>;

/**
 * Of how a customer stood, what staff said, and what profiles said that still lead there, also where they say less by now:
 * nobody empties what was said.
 */
export function whatStands({ live, sources }: StoodCustomer, leads: ReadonlySet<string>): Said {
  const standing = sources
    .map((source) => (isStanding(source, leads) ? source : beneath(source)))
    .filter((source) => isStanding(source, leads));
  const fields = new Set<string>(standing.flatMap((source) => source.fields));
  return { live: only(live, (field) => fields.has(field)), sources: standing };
}

function isStanding({ profile }: Source, leads: ReadonlySet<string>): boolean {
  return profile === null || leads.has(profile);
}

/** The same with what staff say of the customer now, where that is new. */
export function saidByStaffSince(stood: Said, now: Said): Said {
  return now.sources
    .map(beneath)
    .filter(({ profile }) => profile === null)
    .reduce(({ live, sources }, source) => {
      const fields = source.fields.filter((field) => {
        const had = sourceOf(sources, field);
        return had?.profile !== null || had.at !== source.at;
      });
      const said = new Set<string>(fields);
      return {
        live: only(now.live, (field) => said.has(field), live),
        sources: resourced(sources, { ...source, fields }),
      };
    }, stood);
}

function only(live: Live, keeps: (field: LiveField) => boolean, rest: Live = nobody): Live {
  return Object.fromEntries(
    liveFields.map((field) => [field, keeps(field) ? live[field] : rest[field]]),
  ) as Live;
}

/**
 * Sources of a customer that was made again. What the same speaker has been saying all along was said then, not now; what
 * another says than until now is as new as this, so that whoever is about to change it notices.
 */
export function saidThen({ sources, version }: Person, now: Said): Source[] {
  return sources.flatMap((source) => {
    const same = (field: (typeof source.fields)[number]) => {
      const one = sourceOf(now.sources, field);
      return one?.profile === source.profile && one.source === source.source ? one : undefined;
    };
    if (source.version !== version)
      return source.fields.every(same) ? [source] : [{ ...source, version }];
    const parts = Map.groupBy(source.fields, (field) => same(field)?.at ?? source.at);
    return [...parts].map(([at, fields]) => ({ ...source, fields, at }));
  });
}
