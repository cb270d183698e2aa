import { useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { ImportTable } from './import-table.tsx';
import styles from './imports.module.css';
import { RememberedColumns } from './remembered-columns.tsx';
import { isMoving } from './states.ts';
import { UploadFile } from './upload-file.tsx';

const refreshMs = 2000;

/** Files of people: a place to drop the next one, and those that came before. */
export function ImportsPage() {
  const { t } = useWords();
  const may = useMay();
  const list = useInfiniteQuery({
    ...pages('listImports', {}),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some((row) => isMoving(row.state)))
        ? refreshMs
        : false,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('imports.title')}>
      <div className={styles['stack']}>
        {may('imports.run') ? <UploadFile /> : <Notice>{t('imports.upload.viewOnly')}</Notice>}
        {list.isPending && <Skeleton lines={6} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState icon="table" title={t('imports.empty.title')}>
            {t('imports.empty.body')}
          </EmptyState>
        )}
        {rows.length > 0 && <ImportTable rows={rows} />}
        <LoadMore {...list} />
      </div>
      <RememberedColumns />
    </Page>
  );
}
