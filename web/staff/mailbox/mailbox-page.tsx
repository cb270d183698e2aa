import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../words/index.ts';
import { Page } from '../shell/page.tsx';
import { Mailbox } from './mailbox.tsx';

const route = getRouteApi('/shell/mailbox');

/** Mail that was kept here instead of being sent. */
export function MailboxPage() {
  const { t } = useWords();
  const { id } = route.useSearch();
  return (
    <Page title={t('mailbox.title')} detail={t('mailbox.lead')}>
      <Mailbox place="/mailbox" id={id} />
    </Page>
  );
}
