import type { ImportDetail, ImportTarget } from '#contract/imports';
import { mostNumbers } from '#contract/own-numbers';
import { type FieldFault, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { mayDo, type Tenanted } from '#platform/who';
import { record } from '#audit';
import { listFields } from '#tenancy';
import { repeatable } from './guess.ts';
import { surplusNumbers } from './numbers.ts';
import { remember } from './remembered.ts';
import { naming } from './row.ts';
import { isAllowing } from './says.ts';
import { findImport, type ImportRow, moveImport } from './store.ts';

/** What a person says the columns are. */
export interface ImportPlan {
  readonly mapping: Readonly<Record<string, ImportTarget>>;
  readonly dateOrder: ImportDetail['dateOrder'];
  readonly source: string;
  /** Whether tags are made that the business does not have. */
  readonly makeTags: boolean;
}

/**
 * Keeps what each column is. Every column of the file must be named, no other may be: a column that is overlooked is
 * how months of data get lost.
 * @throws Refusal `invalid_input` naming the column, or `makeTags` of whoever may not make tags; `import_busy`
 */
export async function planImport(
  tx: Tx,
  who: Tenanted,
  id: string,
  plan: ImportPlan,
): Promise<ImportRow> {
  const row = await findImport(tx, who, id);
  const headings = (row.columns as unknown as ImportDetail['columns']).map(
    (column) => column.heading,
  );
  const own = (await listFields(tx, who.tenant)).flatMap((field) =>
    field.archivedAt === null ? [field.key] : [],
  );
  const fields = faultsOf(headings, plan.mapping, own);
  if (plan.makeTags && !mayDo(who, 'tags.change'))
    fields.push({ path: 'makeTags', message: 'You may not make tags.' });
  fields.push(...notTheirs(who, headings, plan.mapping));
  if (fields.length > 0) refuse('invalid_input', { fields });
  await moveImport(tx, who, id, 'plan', {
    state: 'uploaded',
    mapping: JSON.stringify(plan.mapping),
    date_order: plan.dateOrder,
    source: plan.source,
    make_tags: plan.makeTags,
    makes_tags: false,
    ...(tagColumns(row.mapping as ImportPlan['mapping'] | null) !== tagColumns(plan.mapping) && {
      new_tags: null,
    }),
  });
  await remember(tx, who, headings, plan);
  await record(tx, who, {
    type: 'import.planned',
    subject: { kind: 'import', id },
    facts: { columns: Object.values(plan.mapping).filter((target) => target !== 'ignore').length },
  });
  return findImport(tx, who, id);
}

/** Columns that bring what whoever plans may not set themselves. */
function notTheirs(
  who: Tenanted,
  headings: readonly string[],
  mapping: ImportPlan['mapping'],
): FieldFault[] {
  return headings.flatMap((heading) => {
    const target = mapping[heading] ?? 'ignore';
    const act = isOwnWord(target) ? 'customers.change' : isAllowing(target) && 'consents.record';
    if (act === false || mayDo(who, act)) return [];
    return [{ path: `mapping.${heading}`, message: 'You may not bring in what you may not set.' }];
  });
}

/** Whether a column brings what otherwise staff say themselves. */
function isOwnWord(target: ImportTarget): boolean {
  return target === 'tier' || target === 'birth_date_checked';
}

/** The columns that are tags, in one text. */
function tagColumns(mapping: ImportPlan['mapping'] | null): string {
  const columns = Object.entries(mapping ?? {}).flatMap(([heading, target]) =>
    target === 'tags' ? [heading] : [],
  );
  return JSON.stringify(columns.toSorted());
}

/** What is wrong with a mapping for these headings. Pure. @param own keys of the business's own fields */
export function faultsOf(
  headings: readonly string[],
  mapping: ImportPlan['mapping'],
  own: readonly string[] = [],
): FieldFault[] {
  const path = (heading: string) => `mapping.${heading}`;
  const missing = headings.filter((heading) => mapping[heading] === undefined);
  const strange = Object.keys(mapping).filter((heading) => !headings.includes(heading));
  const targets = headings.map((heading) => mapping[heading] ?? 'ignore');
  const twice = headings.filter((_heading, index) => {
    const target = targets[index] ?? 'ignore';
    return !repeatable.has(target) && targets.indexOf(target) !== index;
  });
  const unknown = headings.filter((heading) => {
    const target = mapping[heading];
    return target?.startsWith('field:') === true && !own.includes(target.slice('field:'.length));
  });
  const surplus = surplusNumbers(headings, mapping);
  const says = targets.some((target) => naming.has(target));
  return [
    ...missing.map((heading) => ({
      path: path(heading),
      message: 'Say what this column is, or leave it out.',
    })),
    ...strange.map((heading) => ({ path: path(heading), message: 'The file has no such column.' })),
    ...twice.map((heading) => ({
      path: path(heading),
      message: 'Another column is this already.',
    })),
    ...unknown.map((heading) => ({
      path: path(heading),
      message: 'The business has no such field, or no longer.',
    })),
    ...surplus.map((heading) => ({
      path: path(heading),
      message: `Nobody has more than ${mostNumbers} kinds of number.`,
    })),
    ...(targets.includes('birth_date_checked') && !targets.includes('birth_date')
      ? [
          {
            path: path(headings[targets.indexOf('birth_date_checked')]!),
            message: 'No column has the birth date.',
          },
        ]
      : []),
    ...(says
      ? []
      : [
          {
            path: 'mapping',
            message: 'No column has a name, an e-mail address or a phone number.',
          },
        ]),
  ];
}
