import type { ImportDetail } from '#contract/imports';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { bytes } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';

const delimiters: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

/** What kind of file an import is made from, in a line. */
export function FileLine({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const { rows, encoding, delimiter, createdAt, id } = detail;
  const known = delimiters[delimiter];
  return (
    <>
      {rows !== null && <span>{t('imports.rowCount', { count: rows })}</span>}
      <span>{bytes(detail.bytes)}</span>
      <span>
        {encoding.toUpperCase()}
        {known && `, ${t(`imports.file.delimiters.${known}`)}`}
      </span>
      <When at={createdAt} />
      <CopyableId value={id} label={t('imports.id')} />
    </>
  );
}
