import type { EvidenceOut } from '#contract/evidence';
import type { WrittenProfilePerson } from '#contract/person';

/** How the two sides of a row stand to each other. `added`: only the profile says it; `known`: only the customer has it. */
export type Mark = 'same' | 'alike' | 'different' | 'added' | 'known';

/** A piece of a text, and whether the other side has it. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** One value of a side, in pieces. */
export type Shown = readonly Piece[];

/** What both sides say of one thing. */
export interface ComparedRow {
  readonly name: RowName;
  readonly mark: Mark;
  readonly mine: readonly Shown[];
  readonly theirs: readonly Shown[];
}

export type RowName =
  | 'name'
  | 'company'
  | 'birthDate'
  | 'email'
  | 'phone'
  | 'address'
  | 'language'
  | 'note';

type Said = Readonly<Partial<WrittenProfilePerson>>;

/** Fields of the evidence that speak of a row. */
const speaks: Partial<Record<RowName, readonly EvidenceOut['field'][]>> = {
  name: ['given', 'family', 'crossed'],
  company: ['company'],
  birthDate: ['birthDate'],
  email: ['email'],
  phone: ['phone'],
  address: ['place'],
};

/** Levels of the evidence at which both sides say one thing, however it is written. */
const oneThing: ReadonlySet<string> = new Set(['exact', 'same', 'spelt']);

/**
 * A profile beside a customer, row by row, with what differs marked. Rows that neither side fills are left out.
 * @param evidence how matching compared the two, where it did
 */
export function differences(
  mine: Said,
  theirs: Said,
  evidence: readonly EvidenceOut[],
): ComparedRow[] {
  const [a, b] = [valuesOf(mine), valuesOf(theirs)];
  return (Object.keys(a) as RowName[]).flatMap((name) => {
    if (a[name].length === 0 && b[name].length === 0) return [];
    const heard = evidence.filter(({ field }) => speaks[name]?.includes(field) === true);
    const mark = markOf(a[name], b[name], heard);
    return [{ name, mark, ...piecesOf(a[name], b[name], mark) }];
  });
}

/** What a person says, as texts by row. */
export function valuesOf(person: Said): Record<RowName, string[]> {
  const { fullName, givenName, familyName, address = {} } = person;
  const whole = fullName ?? [givenName, familyName].filter(Boolean).join(' ');
  const { line1, line2, postcode, city, region, country } = address;
  const place = [line1, line2, [postcode, city].filter(Boolean).join(' '), region, country];
  const filled = (...texts: (string | undefined)[]) =>
    texts.filter((text): text is string => text !== undefined && text !== '');
  return {
    name: filled(whole),
    birthDate: filled(person.birthDate),
    email: (person.emails ?? []).map(({ value }) => value),
    phone: (person.phones ?? []).map(({ value }) => value),
    address: filled(filled(...place).join(', ')),
    company: filled(person.company),
    language: filled(person.language),
    note: filled(person.note),
  };
}

function markOf(
  mine: readonly string[],
  theirs: readonly string[],
  heard: readonly EvidenceOut[],
): Mark {
  if (theirs.length === 0) return 'added';
  if (mine.length === 0) return 'known';
  if (mine.some((one) => theirs.some((other) => isOne(one, other)))) return 'same';
  if (heard.length > 0 && heard.every(({ level }) => oneThing.has(level))) return 'same';
  return heard.reduce((sum, { weight }) => sum + weight, 0) > 0 ? 'alike' : 'different';
}

/** Whether two texts say one thing: without case, accents of spacing, and for numbers without what is in front of them. */
function isOne(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)];
  if (a === b) return true;
  const digits = /^\+?\d{8,}$/;
  return digits.test(a) && digits.test(b) && a.slice(-9) === b.slice(-9);
}

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()./,-]+/g, '');

function piecesOf(mine: readonly string[], theirs: readonly string[], mark: Mark) {
  const [a] = mine;
  const [b] = theirs;
  const isPair = mine.length === 1 && theirs.length === 1 && a !== undefined && b !== undefined;
  if (isPair && mark !== 'same') {
    const [left, right] = apart(a, b);
    return { mine: [left], theirs: [right] };
  }
  const against = (others: readonly string[]) => (text: string) => [
    { text, differs: mark !== 'same' || !others.some((other) => isOne(text, other)) },
  ];
  if (isPair || mark === 'added' || mark === 'known')
    return { mine: mine.map(plain), theirs: theirs.map(plain) };
  return { mine: mine.map(against(theirs)), theirs: theirs.map(against(mine)) };
}

const plain = (text: string): Shown => [{ text, differs: false }];

/** Texts beyond this are compared as a whole. */
const longest = 120;

/**
 * Two texts in pieces, those that only one of them has marked: along their longest common subsequence of letters. Texts that
 * have hardly anything in common differ as a whole.
 */
export function apart(one: string, other: string): [Shown, Shown] {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const whole: [Shown, Shown] = [[{ text: one, differs: true }], [{ text: other, differs: true }]];
  if (a.length > longest || b.length > longest) return whole;
  const [keepA, keepB] = common(a, b);
  if (keepA.size * 2 < Math.max(a.length, b.length)) return whole;
  return [pieces(a, keepA), pieces(b, keepB)];
}

/** Letters as people see them: marks stay with what they stand on. */
function lettersOf(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

/** The places of the letters that both have, in order. */
function common(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const same = (i: number, j: number) => a[i]!.toLowerCase() === b[j]!.toLowerCase();
  const best = Array.from({ length: a.length + 1 }, () =>
    Array.from({ length: b.length + 1 }, () => 0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i]![j] = same(i, j)
        ? best[i + 1]![j + 1]! + 1
        : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const [keepA, keepB] = [new Set<number>(), new Set<number>()];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (same(i, j)) {
      keepA.add(i);
      keepB.add(j);
      i += 1;
      j += 1;
    } else if (best[i + 1]![j]! >= best[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return [keepA, keepB];
}

function pieces(letters: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const all: { text: string; differs: boolean }[] = [];
  for (const [place, letter] of letters.entries()) {
    const differs = !kept.has(place);
    const last = all.at(-1);
    if (last?.differs === differs) last.text += letter;
    else all.push({ text: letter, differs });
  }
  return all;
}
