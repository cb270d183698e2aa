import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { useAct } from '../use-act.ts';
import { SessionTable } from './session-table.tsx';

/** Where one is signed in. */
export function SessionsPart() {
  const { t } = useWords();
  const list = useQuery(read('listSessions', {}));
  const rows = list.data?.rows ?? [];
  return (
    <Page
      title={t('settings.sessions.title')}
      detail={t('settings.sessions.lead')}
      acts={rows.length > 1 && <EndOthers />}
    >
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {rows.length > 0 && <SessionTable rows={rows} />}
    </Page>
  );
}

function EndOthers() {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const end = useAct('revokeOtherSessions', 'listSessions');
  const close = () => setAsking(false);
  return (
    <>
      <Button icon="out" onPress={() => setAsking(true)}>
        {t('settings.sessions.endOthers')}
      </Button>
      <Confirm
        title={t('settings.sessions.endOthersTitle')}
        act={t('settings.sessions.endOthers')}
        isOpen={isAsking}
        isPending={end.isPending}
        onConfirm={() => end.act({}, t('settings.sessions.othersEnded'), close)}
        onClose={close}
      >
        {t('settings.sessions.endOthersBody')}
      </Confirm>
    </>
  );
}
