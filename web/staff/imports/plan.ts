import type { ImportDetail, ImportTarget } from '#contract/imports';

/** What a person says the columns of a file are. */
export interface Plan {
  readonly mapping: Readonly<Record<string, ImportTarget>>;
  readonly dateOrder: ImportDetail['dateOrder'];
  readonly source: string;
  /** Whether tags are made that the business does not have. */
  readonly makeTags: boolean;
}

/** Meanings that several columns may have: a person has more than one phone. */
const repeatable: ReadonlySet<ImportTarget> = new Set(['ignore', 'email', 'phone', 'tags', 'note']);

/** Meanings of which a file of people has at least one. */
const naming: ReadonlySet<ImportTarget> = new Set([
  'full_name',
  'given_name',
  'family_name',
  'company',
  'email',
  'phone',
]);

/** Meanings whose days a person says how they are written. */
const daily: ReadonlySet<ImportTarget> = new Set(['birth_date', 'offers_at']);

/** Whether a column of this meaning holds days. */
export function holdsDays(target: ImportTarget | undefined): boolean {
  return target !== undefined && daily.has(target);
}

/** Whether any column says what people allow. */
export function bringsConsents({ mapping }: Plan): boolean {
  return Object.values(mapping).some((target) => target.startsWith('offers'));
}

/** The plan in force: what was said last, else what was guessed. */
export function planOf({ mapping, columns, dateOrder, source, makeTags }: ImportDetail): Plan {
  return { mapping: mapping ?? guessed(columns), dateOrder, source, makeTags };
}

/** What the columns were guessed to be. */
export function guessed(columns: ImportDetail['columns']): Plan['mapping'] {
  return Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
}

/** Whether two plans say the same. */
export function samePlan(one: Plan, other: Plan): boolean {
  const headings = Object.keys({ ...one.mapping, ...other.mapping });
  return (
    one.dateOrder === other.dateOrder &&
    one.source === other.source &&
    one.makeTags === other.makeTags &&
    headings.every((heading) => one.mapping[heading] === other.mapping[heading])
  );
}

/** Columns that say what an earlier column says already, though only one may: heading → the earlier one. */
export function repeated(plan: Plan, headings: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<ImportTarget, string>();
  const faults = new Map<string, string>();
  for (const heading of headings) {
    const target = plan.mapping[heading] ?? 'ignore';
    const earlier = first.get(target);
    if (repeatable.has(target)) continue;
    if (earlier === undefined) first.set(target, heading);
    else faults.set(heading, earlier);
  }
  return faults;
}

/** Whether any column says who somebody is. */
export function namesAnybody({ mapping }: Plan): boolean {
  return Object.values(mapping).some((target) => naming.has(target));
}

/** Whether any column brings tags. */
export function bringsTags({ mapping }: Plan): boolean {
  return Object.values(mapping).includes('tags');
}

/** How many columns do not come in. */
export function leftOut({ mapping }: Plan): number {
  return Object.values(mapping).filter((target) => target === 'ignore').length;
}
