import type { ImportDetail } from '#contract/imports';
import { numberFor } from '#identity';
import type { Who } from '#platform/who';

type Columned = Pick<ImportDetail, 'columns' | 'mapping'>;

/**
 * The columns of an import that hold numbers of one's own, as planned or, before that, as guessed: by heading, with how each
 * value may be shown to somebody.
 */
export function numbersShownTo(
  who: Who,
  { columns, mapping }: Columned,
): ReadonlyMap<string, (value: string) => string> {
  return new Map(
    columns.flatMap(({ heading, guess }) => {
      const target = mapping?.[heading] ?? guess;
      if (!target.startsWith('number:')) return [];
      const kind = target.slice('number:'.length);
      return [[heading, (value: string) => numberFor(who, { kind, value })] as const];
    }),
  );
}

/** An import as somebody may see it: samples of numbers whole, or only how they end. */
export function importFor(who: Who, shown: ImportDetail): ImportDetail {
  const numbers = numbersShownTo(who, shown);
  if (numbers.size === 0) return shown;
  return {
    ...shown,
    columns: shown.columns.map((column) => {
      const seen = numbers.get(column.heading);
      return seen === undefined ? column : { ...column, samples: column.samples.map(seen) };
    }),
  };
}
