import type { MirrorReport } from '#contract/mirror';
import { type FoundPeople, isCompared } from '#identity';
import { contradictionsOf } from './contradictions.ts';
import { examplesOf } from './examples.ts';
import { gainsOf } from './gains.ts';
import { splitOf } from './holdings/split.ts';
import type { MirrorSource, Reflected } from './reflect.ts';
import { sharedOf } from './shared.ts';

/** What a report is made of, beside what was found. */
export interface Made {
  readonly sources: readonly MirrorSource[];
  readonly reflected: readonly Reflected[];
  readonly whole: boolean;
}

/** Who stands where: the person of each record, and the records of each person, by number. */
export interface Standing {
  /** The first record of the person that a record is of. */
  readonly personOf: Int32Array;
  /** The table of a record, by its place. */
  readonly sourceOf: (record: number) => number;
}

/** Even odds, in log2: pairs above this and in no group are unsure. */
const unsureFrom = -3;
const mostSizes = 5;

/** Puts the report together. */
export function reportOf(found: FoundPeople, made: Made): MirrorReport {
  const standing = standingOf(found);
  const { personOf, sourceOf } = standing;
  const { groups, records, pairs } = found;
  const doubled = groups.reduce((sum, group) => sum + group.length, 0);
  const people = records - doubled + groups.length;
  const sizes = Array.from({ length: mostSizes }, () => 0);
  sizes[0] = records - doubled;
  for (const { length } of groups) sizes[Math.min(length, mostSizes) - 1]! += 1;
  const tables = (group: readonly number[]) => new Set(group.map(sourceOf)).size;
  return {
    whole: made.whole,
    sources: made.sources.map((source, at) => ofSource(found, standing, made, at, source)),
    records,
    people,
    several: groups.length,
    spread: groups.filter((group) => tables(group) > 1).length,
    sizes,
    contradictions: contradictionsOf(found),
    shared: sharedOf(found, standing, made.whole),
    gains: { fewer: records - people, ...gainsOf(found) },
    split: splitOf(found, standing, made),
    examples: examplesOf(found, standing, made),
    unsure: pairs.filter(({ a, b, odds }) => odds > unsureFrom && personOf[a] !== personOf[b])
      .length,
  };
}

function standingOf({ records, groups, sizes }: FoundPeople): Standing {
  const personOf = Int32Array.from({ length: records }, (_, record) => record);
  for (const group of groups) for (const record of group) personOf[record] = group[0]!;
  const ends: number[] = [];
  for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size);
  return { personOf, sourceOf: (record) => ends.findIndex((end) => record < end) };
}

function ofSource(
  { sizes, groups, recordAt }: FoundPeople,
  { personOf, sourceOf }: Standing,
  { reflected }: Made,
  at: number,
  { name, table }: MirrorSource,
): MirrorReport['sources'][number] {
  const from = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
  const people = new Set<number>();
  const has = { name: 0, email: 0, phone: 0, birthDate: 0, place: 0 };
  for (let record = from; record < from + sizes[at]!; record += 1) {
    people.add(personOf[record]!);
    const { given, family, company, emails, phones, birthDate, place } = recordAt(record);
    if (given || family || company) has.name += 1;
    if (emails.length > 0) has.email += 1;
    if (phones.length > 0) has.phone += 1;
    if (birthDate) has.birthDate += 1;
    if (place) has.place += 1;
  }
  const inBoth = groups.filter((group) => {
    const tables = new Set(group.map(sourceOf));
    return tables.size > 1 && tables.has(at);
  });
  return {
    name,
    records: sizes[at]!,
    unreadable: reflected[at]!.unreadable,
    people: people.size,
    again: sizes[at]! - people.size,
    elsewhere: inBoth.length,
    has,
    columns: table.columns.map(({ heading, guess }) => ({
      heading,
      is: isCompared(guess)
        ? guess
        : (reflected[at]!.held.find((one) => one.heading === heading)?.kind ?? null),
    })),
  };
}
