import { amountKinds, mostSplit, type MirrorReport } from '#contract/mirror';
import { shown } from '../shown.ts';
import type { FoundPeople } from '#identity';
import type { Made, Standing } from '../report.ts';
import type { Held } from './gather.ts';
import { leadState } from './kinds.ts';

type Split = MirrorReport['split'];
type Person = Split['people'][number];
type Sum = Person['sums'][number];
type Kind = (typeof amountKinds)[number];

/** A record, and what of its table says what people have. */
interface Holder {
  readonly where: { readonly source: string; readonly line: number };
  readonly amount: (kind: Kind) => number;
  readonly unit: (kind: Kind) => string;
  readonly has: (kind: Kind) => boolean;
  readonly text: (kind: 'package' | 'lead') => string;
}

/** What belongs to people and stands in several of their records: amounts, packages, and leads that are open twice. */
export function splitOf(found: FoundPeople, standing: Standing, made: Made): Split {
  const holderAt = holders(found, standing, made);
  const people: (Person & { readonly at: number })[] = [];
  for (const group of found.groups) {
    const records = group.map(holderAt);
    const sums = amountKinds.flatMap((kind) => sumsOf(kind, records));
    const packages = packagesOf(records);
    const { lead, leads } = leadOf(records);
    if (sums.length === 0 && packages.length === 0 && lead === null) continue;
    people.push({ at: group[0]!, name: '', email: '', phone: '', sums, packages, lead, leads });
  }
  const size = ({ sums, packages, leads }: Person) => sums.length + packages.length + leads.length;
  const first = people.toSorted((a, b) => size(b) - size(a) || a.at - b.at).slice(0, mostSplit);
  return {
    amounts: totals(people),
    packages: people.filter(({ packages }) => packages.length > 0).length,
    leads: {
      twice: people.filter(({ lead }) => lead === 'twice').length,
      customers: people.filter(({ lead }) => lead === 'customer').length,
    },
    people: first.map(({ at, ...person }) => {
      const { name, email, phone } = shown(found.recordAt(at), holderAt(at).where, made.whole);
      return { ...person, name, email, phone };
    }),
    more: people.length - first.length,
  };
}

function holders(
  { sizes }: FoundPeople,
  { sourceOf }: Standing,
  { sources, reflected }: Made,
): (record: number) => Holder {
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  return (record) => {
    const source = sourceOf(record);
    const row = record - starts[source]!;
    const { lines, held } = reflected[source]!;
    const of = (kind: Held['kind']) => held.find((one) => one.kind === kind);
    return {
      where: { source: sources[source]!.name, line: lines[row]! },
      amount: (kind) => of(kind)?.amounts.get(row) ?? 0,
      unit: (kind) => of(kind)?.unitAt(row) ?? '',
      has: (kind) => of(kind) !== undefined,
      text: (kind) => of(kind)?.texts.get(row) ?? '',
    };
  };
}

/** Amounts of a kind that a person has in several records: never put together over different currencies. */
function sumsOf(kind: Kind, records: readonly Holder[]): Sum[] {
  const having = records.filter(({ amount }) => amount(kind) !== 0);
  const named = new Set(having.map(({ unit }) => unit(kind)).filter((unit) => unit !== ''));
  // What does not say its currency has that of the others, where they have one.
  const [only = ''] = named.size === 1 ? named : [];
  const units = Map.groupBy(having, ({ unit }) => unit(kind) || only);
  return [...units].flatMap(([unit, parts]) => {
    if (parts.length < 2) return [];
    const amounts = parts.map(({ amount }) => amount(kind));
    return {
      kind,
      unit: unit || null,
      parts: parts.map(({ where, amount }) => ({ ...where, amount: amount(kind) / 100 })),
      total: amounts.reduce((sum, amount) => sum + amount, 0) / 100,
      alike: new Set(amounts).size === 1,
    };
  });
}

/** Packages of a person, where they stand in several records; used-up ones are none. */
function packagesOf(records: readonly Holder[]): Person['packages'] {
  const left = ['hoursLeft', 'visitsLeft'] as const;
  const having = records.filter(({ text, has, amount }) =>
    left.some(has) ? left.some((kind) => amount(kind) > 0) : text('package') !== '',
  );
  return having.length < 2
    ? []
    : having.map(({ where, text }) => ({ ...where, name: text('package') }));
}

/** Whether somebody is open as a lead more than once, or is and is a customer already. */
function leadOf(records: readonly Holder[]): Pick<Person, 'lead' | 'leads'> {
  const state = ({ text }: Holder) => leadState(text('lead'));
  const open = records.filter((record) => state(record) === 'open');
  const isCustomer = (record: Holder) =>
    state(record) === 'customer' ||
    amountKinds.some((kind) => record.amount(kind) > 0) ||
    record.text('package') !== '';
  const lead =
    open.length > 1 ? 'twice' : open.length === 1 && records.some(isCustomer) ? 'customer' : null;
  const shownOf = lead === null ? [] : open;
  return { lead, leads: shownOf.map(({ where, text }) => ({ ...where, status: text('lead') })) };
}

function totals(people: readonly Person[]): Split['amounts'] {
  const sums = people.flatMap((person) => person.sums);
  const kinds = Map.groupBy(sums, ({ kind, unit }) => `${kind} ${unit ?? ''}`);
  return [...kinds.values()].map((some) => ({
    kind: some[0]!.kind,
    unit: some[0]!.unit,
    people: some.length,
    total: some.reduce((sum, { total }) => sum + Math.round(total * 100), 0) / 100,
    alike: some.filter(({ alike }) => alike).length,
  }));
}
