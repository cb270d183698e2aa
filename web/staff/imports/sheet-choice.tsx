import type { ImportDetail } from '#contract/imports';
import { read, useWrite } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { useQueryClient } from '@tanstack/react-query';
import styles from './plan.module.css';

/** Which sheet of a workbook is read; nothing where there is only one. */
export function SheetChoice({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const choose = useWrite('chooseSheet', 'listImports');
  const { id, sheet, sheets } = detail;
  if (sheet === null || sheets.length < 2) return null;
  const params = { id };
  const take = async (wanted: string) => {
    const now = await choose.mutateAsync({ params, body: { sheet: wanted } });
    client.setQueryData(read('getImport', { params }).queryKey, now);
  };
  return (
    <div className={styles['rest']}>
      <Select
        label={t('imports.plan.sheet')}
        value={sheet}
        isDisabled={choose.isPending}
        choices={sheets.map((name) => ({ value: name, label: name }))}
        onChange={(wanted) => void take(wanted).catch(() => undefined)}
      />
      {choose.isError && <Notice tone="bad">{problemWords(choose.error)}</Notice>}
    </div>
  );
}
