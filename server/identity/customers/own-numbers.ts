import { sql } from 'kysely';
import type { EvidenceOut, Waterfall } from '#contract/evidence';
import type { ComparedNumbers } from '#contract/own-numbers';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { mayDo, type Who } from '#platform/who';
import { compareNumber } from '../match/compare/number.ts';
import { isShownWhole, normaliseNumbers, shownInPart } from '../normalise/number.ts';

/** A number of a customer's own as it is known: as it was written first, and by which profile. */
export interface OwnNumber {
  readonly kind: string;
  readonly value: string;
  readonly source: string;
  readonly profile: string;
  readonly at: string;
}

/** Most numbers of one customer that are shown. */
const mostShown = 20;

/** The numbers of their own that customers are known by, each once, the first said first. */
export async function numbersOfCustomers(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<ReadonlyMap<string, OwnNumber[]>> {
  const { rows } = await sql<Omit<OwnNumber, 'at'> & { customer: string; at: Date }>`
    SELECT l.customer_id AS customer, n.kind, n.value, p.source, p.id AS profile, p.first_seen_at AS at
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    CROSS JOIN LATERAL jsonb_to_recordset(p.person -> 'numbers') AS n (kind text, value text)
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[]) AND l.ended_at IS NULL
      AND p.person ? 'numbers'
    ORDER BY p.first_seen_at, p.id, n.kind`.execute(tx);
  const ofEach = Map.groupBy(rows, ({ customer }) => customer);
  return new Map(
    [...ofEach].map(([customer, all]) => [
      customer,
      eachOnce(
        all.map(({ kind, value, source, profile, at }) => ({
          kind,
          value,
          source,
          profile,
          at: at.toISOString(),
        })),
      ),
    ]),
  );
}

/** Numbers, each once. @param all the first said first */
export function eachOnce(all: readonly OwnNumber[]): OwnNumber[] {
  const found = new Map<string, OwnNumber>();
  for (const one of all) {
    const number = normaliseNumbers({ [one.kind]: one.value })?.[one.kind];
    const name = `${one.kind} ${number}`;
    if (number !== undefined && !found.has(name) && found.size < mostShown) found.set(name, one);
  }
  return [...found.values()];
}

/** A number as somebody may see it: whole, or where it is of a kind that few may read, its end. */
export function numberFor(who: Who, { kind, value }: Pick<OwnNumber, 'kind' | 'value'>): string {
  return isShownWhole(kind) || mayDo(who, 'numbers.read') ? value : shownInPart(value);
}

/** What a profile says, as somebody may see it. */
export function personFor(who: Who, person: WrittenProfile['person']): WrittenProfile['person'] {
  const { numbers } = person;
  if (numbers === undefined || mayDo(who, 'numbers.read')) return person;
  return {
    ...person,
    numbers: numbers.map((one) => ({ kind: one.kind, value: numberFor(who, one) })),
  };
}

/** Evidence as somebody may see it. Which kind a number is it does not say: whoever may not read all sees none whole. */
export function evidenceAsSeenBy(who: Who, why: Waterfall): Waterfall {
  if (mayDo(who, 'numbers.read')) return why;
  return {
    ...why,
    evidence: why.evidence.map((one) => (one.field === 'number' ? inPart(one) : one)),
  };
}

function inPart(one: EvidenceOut): EvidenceOut {
  if (one.values === null) return one;
  const [a, b] = one.values;
  const values: [string, string] = [shownInPart(a), shownInPart(b)];
  const isNamed = one.level !== 'exact';
  const sentence = isNamed
    ? one.sentence.replace(a, () => values[0]).replace(b, () => values[1])
    : one.sentence;
  return { ...one, sentence, values };
}

type Told = readonly Pick<OwnNumber, 'kind' | 'value'>[];

/** Numbers of two, kind by kind, with whether they agree: what is compared is whole, what is shown is what one may see. */
export function numbersBeside(who: Who, mine: Told, theirs: Told): ComparedNumbers {
  const kinds = [...new Set([...mine, ...theirs].map(({ kind }) => kind))].toSorted();
  return kinds.map((kind) => {
    const of = (all: Told) => all.filter((one) => one.kind === kind);
    const [ours, others] = [of(mine), of(theirs)];
    const shown = (all: Told) => all.map((one) => numberFor(who, one));
    return { kind, mine: shown(ours), theirs: shown(others), agree: agreeing(ours, others) };
  });
}

function agreeing(mine: Told, theirs: Told): ComparedNumbers[number]['agree'] {
  if (theirs.length === 0) return 'added';
  if (mine.length === 0) return 'known';
  const read = ({ value }: Told[number]) => normaliseNumbers({ own: value })?.['own'] ?? '';
  const levels = new Set(
    mine.flatMap((one) => theirs.map((other) => compareNumber(read(one), read(other)))),
  );
  if (levels.has('exact')) return 'same';
  return levels.has('slip') ? 'alike' : 'different';
}
