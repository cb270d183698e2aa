import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Erasure } from '#contract/privacy';
import { call } from '../../../api/call.ts';
import { pages, readAgain } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { EraseWindow } from '../../privacy/erase-window.tsx';
import { useMay } from '../../session.ts';
import { LoadMore } from '../../shell/load-more.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { RefuseWindow } from './refuse-window.tsx';
import { RequestTable } from './request-table.tsx';

/** Who waits for a decision, the one that is due soonest first. */
export function ErasureRequests() {
  const { t } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const list = useInfiniteQuery(pages('listErasures', { query: { state: 'open' } }));
  const [deciding, setDeciding] = useState<{ erasure: Erasure; how: 'carryOut' | 'refuse' }>();
  if (list.isPending) return <Skeleton lines={3} />;
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  const rows = list.data.flatMap((page) => page.rows);
  const close = () => setDeciding(undefined);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon="check" title={t('privacy.requests.none')}>
          {t('privacy.requests.noneWhy')}
        </EmptyState>
      ) : (
        <RequestTable
          rows={rows}
          onDecide={
            may('privacy.erase') ? (erasure, how) => setDeciding({ erasure, how }) : undefined
          }
        />
      )}
      <LoadMore {...list} />
      {deciding?.how === 'carryOut' && (
        <EraseWindow
          name={deciding.erasure.name}
          onClose={close}
          erase={async (confirm) => {
            await call('carryOutErasure', {
              params: { id: deciding.erasure.id },
              body: { confirm },
            });
            await readAgain(client, 'listErasures');
          }}
        />
      )}
      {deciding?.how === 'refuse' && <RefuseWindow erasure={deciding.erasure} onClose={close} />}
    </>
  );
}
