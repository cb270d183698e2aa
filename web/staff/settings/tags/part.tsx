import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { DeleteTag } from './delete-tag.tsx';
import { TagTable } from './tag-table.tsx';
import { TagWindow } from './tag-window.tsx';

export type TagRow = Reply<'listTags'>['rows'][number];

/** The words that the business puts on customers. */
export function TagsPart() {
  const { t } = useWords();
  const mayChange = useMay()('tags.change');
  const [edited, setEdited] = useState<TagRow | 'new'>();
  const [doomed, setDoomed] = useState<TagRow>();
  const list = useQuery(read('listTags', {}));
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('settings.tags.add')}
    </Button>
  );
  const isEmpty = list.data?.rows.length === 0;
  return (
    <Page
      title={t('settings.tags.title')}
      detail={t('settings.tags.lead')}
      acts={!isEmpty && add}
      narrow
    >
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && (
          <EmptyState icon="tag" title={t('settings.tags.empty')} acts={add}>
            {t('settings.tags.emptyBody')}
          </EmptyState>
        )}
        {list.data && !isEmpty && (
          <TagTable rows={list.data.rows} onEdit={setEdited} onDelete={setDoomed} />
        )}
      </div>
      {edited !== undefined && (
        <TagWindow
          tag={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      {doomed && <DeleteTag tag={doomed} onClose={() => setDoomed(undefined)} />}
    </Page>
  );
}
