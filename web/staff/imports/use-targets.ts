import { useQuery } from '@tanstack/react-query';
import type { ImportTarget } from '#contract/imports';
import { numberKinds } from '#contract/own-numbers';
import { importTargets } from 'virtual:lists';
import { read } from '../../api/query.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';

const ofField = 'field:';
const ofNumber = 'number:';

/** What a column can be: what every business knows, and the fields that this one added; with their words. */
export function useTargets() {
  const { t } = useWords();
  const fields = useQuery(read('listFields', {})).data?.rows ?? [];
  const wordsOf = (target: ImportTarget): string => {
    if (isNumber(target)) {
      const kind = target.slice(ofNumber.length);
      return sayIfKnown(`profile.numbers.${kind}`) ?? kind;
    }
    if (!isField(target)) return t(`imports.targets.${target}`);
    const key = target.slice(ofField.length);
    return fields.find((field) => field.key === key)?.label ?? key;
  };
  const own = fields
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ key }): ImportTarget => `field:${key}`);
  const numbers = numberKinds.map((kind): ImportTarget => `number:${kind}`);
  const choices = [...importTargets, ...numbers, ...own].map((value) => ({
    value,
    label: wordsOf(value),
  }));
  return { choices, wordsOf };
}

function isField(target: ImportTarget): target is Extract<ImportTarget, `field:${string}`> {
  return target.startsWith(ofField);
}

function isNumber(target: ImportTarget): target is Extract<ImportTarget, `number:${string}`> {
  return target.startsWith(ofNumber);
}
