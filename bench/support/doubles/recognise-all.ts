import { keysOf, KEY_WEIGHTS } from '../../../server/identity/keys.ts';
import { enrichedRecord } from '../../../server/identity/keep/record.ts';
import { decide, mayBeOne } from '../../../server/identity/match/decide.ts';
import { score } from '../../../server/identity/match/score.ts';
import type {
  Field,
  MatchContext,
  MatchModel,
  PersonRecord,
} from '../../../server/identity/match/types.ts';
import { bestOf, mostPerKey } from '../../../server/identity/recognise/candidates.ts';

/** What became of records that came in one after the other, each recognised among those before it. */
export interface Recognised {
  /** Linked to a customer of the same person, and of another. */
  right: number;
  wrong: number;
  /** Put up for staff to decide. */
  review: number;
  /** Whether the person was there already. */
  repeated: number;
}

/**
 * Lets records in as a business would, but without a database: keys, candidates, verdict and what is kept are the product's.
 * No case is ever decided by staff.
 */
export function recogniseAll(
  records: readonly PersonRecord[],
  truth: readonly number[],
  model: MatchModel,
): Recognised {
  const town = new Town(model);
  const outcome: Recognised = { right: 0, wrong: 0, review: 0, repeated: 0 };
  const met = new Set<number>();
  for (const [at, record] of records.entries()) {
    const person = truth[at]!;
    if (met.has(person)) outcome.repeated += 1;
    met.add(person);
    const verdict = decide(town.candidatesOf(record), model, {
      areOne: (a, b) => town.areOne(a.customer, b.customer),
    });
    if (verdict.kind === 'review') outcome.review += 1;
    if (verdict.kind !== 'link') {
      town.enter(record, person);
      continue;
    }
    const { customer } = verdict.candidate;
    if (town.personOf(Number(customer)) === person) outcome.right += 1;
    else outcome.wrong += 1;
    town.enrich(Number(customer), record);
  }
  return outcome;
}

/** Customers in memory, found by the keys that the product keeps. */
class Town {
  readonly #model: MatchModel;
  readonly #records: PersonRecord[] = [];
  readonly #people: number[] = [];
  readonly #byKey = new Map<string, Set<number>>();
  readonly #terms = new Map<string, number>();

  constructor(model: MatchModel) {
    this.#model = model;
  }

  personOf(customer: number): number {
    return this.#people[customer]!;
  }

  candidatesOf(record: PersonRecord) {
    const weights = new Map<string, number>();
    for (const { kind, text } of keysOf(record)) {
      let read = 0;
      for (const customer of this.#byKey.get(`${kind} ${text}`) ?? []) {
        const name = String(customer);
        weights.set(name, (weights.get(name) ?? 0) + KEY_WEIGHTS[kind]);
        read += 1;
        if (read === mostPerKey) break;
      }
    }
    const context = this.#context();
    return bestOf(weights).map((customer) => ({
      customer,
      score: score(record, this.#records[Number(customer)]!, context),
    }));
  }

  /** Whether two customers are plainly one person, as the product looks at it. */
  areOne(a: string, b: string): boolean {
    const found = score(this.#records[Number(a)]!, this.#records[Number(b)]!, this.#context());
    return mayBeOne(found, this.#model);
  }

  enter(record: PersonRecord, person: number): void {
    this.#people.push(person);
    this.#records.push(record);
    this.#index(this.#records.length - 1, record);
    for (const [field, value] of termsOf(record))
      this.#terms.set(`${field} ${value}`, (this.#terms.get(`${field} ${value}`) ?? 0) + 1);
  }

  enrich(customer: number, added: PersonRecord): void {
    const record = enrichedRecord(this.#records[customer]!, added);
    this.#records[customer] = record;
    this.#index(customer, record);
  }

  #index(customer: number, record: PersonRecord): void {
    for (const { kind, text } of keysOf(record)) {
      const key = `${kind} ${text}`;
      const found = this.#byKey.get(key) ?? new Set();
      this.#byKey.set(key, found.add(customer));
    }
  }

  #context(): MatchContext {
    const base = this.#records.length;
    const size = Math.max(base, this.#model.smallestBase);
    const count = (name: string) => this.#terms.get(name) ?? 1;
    const frequency = (field: Field, value: string): number | undefined => {
      if (field === 'email' || field === 'phone')
        return Math.max(1, this.#byKey.get(`${field} ${value}`)?.size ?? 0) / size;
      if (base < this.#model.smallestBase) return undefined;
      if (field === 'crossed')
        return Math.max(count(`given ${value}`), count(`family ${value}`)) / size;
      return field === 'given' || field === 'family' || field === 'place'
        ? count(`${field} ${value}`) / size
        : undefined;
    };
    return { model: this.#model, base, frequency };
  }
}

function termsOf({ given, family, place }: PersonRecord): [Field, string][] {
  const terms: [Field, string | undefined][] = [
    ['given', given?.text],
    ['family', family?.text],
    ['place', place?.city],
  ];
  return terms.filter((term): term is [Field, string] => Boolean(term[1]));
}
