import assert from 'node:assert/strict';
import type { Tx } from '#platform/tx';
import type { PersonRecord } from '../match/types.ts';
import type { Arrival } from './arrival.ts';
import { isContact, type Candidates } from './candidates.ts';
import { askFacts, type FactsRow } from './facts-statement.ts';
import { termsOf, type Term, type TermCounts } from './frequency.ts';
import type { Known } from './known.ts';
import type { SettingRow } from './setting.ts';

/** What the database knows of some arrivals. */
export interface Found {
  readonly setting: SettingRow;
  readonly candidates: Candidates;
  readonly terms: TermCounts;
  /** Arrivals that are known profiles: by place in the list. */
  readonly known: ReadonlyMap<number, Known>;
}

/**
 * All that recognising some arrivals asks of the database, in one statement. As engine.
 * @param version the model that is in mind
 */
export async function findFacts(
  tx: Tx,
  { tenant, version }: { readonly tenant: string; readonly version: string },
  arrivals: readonly Arrival[],
): Promise<Found> {
  const [row] = await askFacts(tx, {
    tenant,
    version,
    ...keyArrays(arrivals),
    profiles: JSON.stringify(arrivals.map(profileOf)),
    terms: JSON.stringify(termsOf(arrivals)),
  });
  assert(row !== undefined, `tenant ${tenant} is not visible here`);
  return {
    setting: row,
    candidates: candidatesOf(row),
    terms: termCountsOf(row),
    known: new Map((row.known ?? []).map(({ place, ...known }) => [place, known])),
  };
}

function keyArrays(arrivals: readonly Arrival[]) {
  const people: number[] = [];
  const keys: bigint[] = [];
  const weights: number[] = [];
  const contacts: boolean[] = [];
  for (const [place, arrival] of arrivals.entries()) {
    for (const key of arrival.keys) {
      people.push(place);
      keys.push(key.hash);
      weights.push(key.weight);
      contacts.push(isContact(key));
    }
  }
  return {
    people: array(people),
    keys: array(keys),
    weights: array(weights),
    contacts: array(contacts),
  };
}

/** An array of what needs no quotes, as PostgreSQL reads it. */
const array = (values: readonly (number | bigint | boolean)[]) => `{${values.join(',')}}`;

function profileOf({ written, fingerprint }: Arrival, place: number) {
  const { source, outsideId = null } = written;
  const told = fingerprint === null ? null : String(fingerprint);
  return { place, source, outside_id: outsideId, fingerprint: told };
}

const listed = <Item>(inside: string | null): Item[] =>
  inside === null ? [] : (JSON.parse(`[${inside}]`) as Item[]);

function termCountsOf({ terms }: FactsRow): TermCounts {
  const counted = listed<[of: Term, customers: number]>(terms);
  return new Map(counted.map(([[field, term], customers]) => [`${field} ${term}`, customers]));
}

function candidatesOf(row: FactsRow): Candidates {
  const of = new Map<number, Map<string, number>>();
  for (const [person, customer, weight] of listed<[number, string, number]>(row.near)) {
    const mine = of.get(person);
    if (mine === undefined) of.set(person, new Map([[customer, weight]]));
    else mine.set(customer, weight);
  }
  const holders = listed<[string, number]>(row.holders);
  return {
    of,
    records: new Map(listed<[string, PersonRecord]>(row.records)),
    holders: new Map(holders.map(([key, customers]) => [BigInt(key), customers])),
  };
}
