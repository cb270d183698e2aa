import { bestOf, isContact, mostPerKey, type Candidates } from './candidates.ts';
import type { HashedKey } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';
import { enrichedRecord } from '../keep/record.ts';
import { keysUnder } from '../keep/record-keys.ts';

const none: ReadonlySet<bigint> = new Set();

/**
 * The customers that one batch of arrivals meets: those found in the database, and those that the batch itself makes or
 * adds to. An arrival is compared with what the ones before it left behind, as if each had come alone.
 */
export class Gathering {
  readonly #found: Candidates;
  readonly #secret: Buffer;
  readonly #records: Map<string, PersonRecord>;
  readonly #byKey = new Map<bigint, Set<string>>();
  /** Customers who came to have an e-mail or phone through the batch. */
  readonly #joined = new Map<bigint, number>();

  constructor(found: Candidates, secret: Buffer) {
    this.#found = found;
    this.#secret = secret;
    this.#records = new Map(found.records);
  }

  /** Customers that share keys with the arrival at this place of the list, the likeliest first. */
  near(place: number, keys: readonly HashedKey[]): { customer: string; record: PersonRecord }[] {
    const weights = new Map(this.#found.of.get(place));
    const local = new Map<string, number>();
    for (const { hash, weight } of keys) {
      for (const customer of this.#byKey.get(hash) ?? [])
        local.set(customer, (local.get(customer) ?? 0) + weight);
    }
    for (const [customer, weight] of local)
      weights.set(customer, Math.max(weight, weights.get(customer) ?? 0));
    return bestOf(weights).flatMap((customer) => {
      const record = this.#records.get(customer);
      return record === undefined ? [] : [{ customer, record }];
    });
  }

  /** How many customers have an e-mail or phone by now; undefined where nobody is known to. */
  holders(key: bigint): number | undefined {
    const [found, joined] = [this.#found.holders.get(key), this.#joined.get(key)];
    if (found === undefined || joined === undefined) return found ?? joined;
    return Math.min(found + joined, mostPerKey);
  }

  /** Lets a customer be met by the arrivals to come, with what this one adds to it. */
  join(customer: string, added: PersonRecord, keys: readonly HashedKey[]): void {
    const before = this.#records.get(customer);
    const record = before === undefined ? added : enrichedRecord(before, added);
    this.#records.set(customer, record);
    const had = this.#contactsOf(this.#found.records.get(customer));
    for (const key of before === undefined ? keys : keysUnder(this.#secret, record)) {
      const { hash } = key;
      const met = this.#byKey.get(hash) ?? new Set();
      if (isContact(key) && !met.has(customer) && !had.has(hash))
        this.#joined.set(hash, (this.#joined.get(hash) ?? 0) + 1);
      this.#byKey.set(hash, met.add(customer));
    }
  }

  #contactsOf(record: PersonRecord | undefined): ReadonlySet<bigint> {
    if (record === undefined) return none;
    const keys = keysUnder(this.#secret, record).filter(isContact);
    return new Set(keys.map((key) => key.hash));
  }
}
