import { useQuery } from '@tanstack/react-query';
import type { ImportTarget } from '#contract/imports';
import { importTargets } from 'virtual:contract';
import { read } from '../../api/query.ts';
import { useWords } from '../../words/index.ts';

const ofField = 'field:';

/** What a column can be: what every business knows, and the fields that this one added; with their words. */
export function useTargets() {
  const { t } = useWords();
  const fields = useQuery(read('listFields', {})).data?.rows ?? [];
  const wordsOf = (target: ImportTarget): string => {
    if (!isField(target)) return t(`imports.targets.${target}`);
    const key = target.slice(ofField.length);
    return fields.find((field) => field.key === key)?.label ?? key;
  };
  const own = fields
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ key }): ImportTarget => `field:${key}`);
  const choices = [...importTargets, ...own].map((value) => ({ value, label: wordsOf(value) }));
  return { choices, wordsOf };
}

function isField(target: ImportTarget): target is Extract<ImportTarget, `field:${string}`> {
  return target.startsWith(ofField);
}
