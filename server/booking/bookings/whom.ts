import { findLiving, identifyEach } from '#identity';
import type { Tx } from '#platform/tx';
import { systemOf, type Tenanted } from '#platform/who';
import type { By, Wanted } from './wanted.ts';

/** Whose booking one is, as it is written down. */
export interface Booker {
  readonly customer: string | null;
  readonly profile: string | null;
}

/**
 * Who books: those who say who they are, are recognised or made new; of customers by their id, who they are today. First of
 * all that is locked. As `engine`.
 * @throws {Refusal} `not_found`, `erased`, `invalid_input`
 */
export async function bookersOf(
  tx: Tx,
  all: readonly Pick<Wanted, 'whom' | 'by'>[],
): Promise<readonly Booker[]> {
  const strangers = all.flatMap(({ whom, by }) =>
    whom !== null && 'person' in whom ? [{ whom, by }] : [],
  );
  const found = await identifyEach(
    tx,
    strangers.map(({ by }) => tenanted(by)),
    strangers.map(({ whom: { person } }) => ({ source: 'booking', kind: 'guest', person })),
  );
  const bookers: Booker[] = [];
  for (const { whom, by } of all) {
    if (whom === null) bookers.push({ customer: null, profile: null });
    else if ('person' in whom) bookers.push(found.shift() as Booker);
    else {
      const { id } = await findLiving(tx, tenanted(by), whom.customer);
      bookers.push({ customer: id, profile: whom.profile });
    }
  }
  return bookers;
}

/** As whom somebody is recognised and looked for: a visitor is by us, on behalf of nobody. */
export function tenanted(by: By): Tenanted {
  if (by.kind !== 'anonymous') return by;
  const { address, agent } = by;
  return {
    ...systemOf(by.tenant, by.request),
    ...(address && { address }),
    ...(agent && { agent }),
  };
}
