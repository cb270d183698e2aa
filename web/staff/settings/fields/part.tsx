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
import { FieldTable } from './field-table.tsx';
import { FieldWindow } from './field-window.tsx';

export type CustomField = Reply<'listFields'>['rows'][number];

/** What the business keeps of customers beyond the usual. */
export function FieldsPart() {
  const { t } = useWords();
  const mayChange = useMay()('fields.change');
  const [edited, setEdited] = useState<CustomField | 'new'>();
  const list = useQuery(read('listFields', {}));
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('settings.fields.add')}
    </Button>
  );
  const isEmpty = list.data?.rows.length === 0;
  return (
    <Page
      title={t('settings.fields.title')}
      detail={t('settings.fields.lead')}
      acts={!isEmpty && add}
      narrow
    >
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && (
          <EmptyState icon="list" title={t('settings.fields.empty')} acts={add}>
            {t('settings.fields.emptyBody')}
          </EmptyState>
        )}
        {list.data && !isEmpty && <FieldTable rows={list.data.rows} onEdit={setEdited} />}
      </div>
      {edited !== undefined && (
        <FieldWindow
          field={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}
