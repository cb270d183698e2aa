import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { useWords } from '../../words/index.ts';

/** Leads to the mailbox, where mail is kept here; in a tab of its own, so that what was typed stays. */
export function OpenMailboxLink() {
  const { t } = useWords();
  const welcome = useQuery(read('getWelcome', {}));
  if (welcome.data?.mailbox !== true) return null;
  return (
    <p>
      {t('mailbox.keptHere')}{' '}
      <a href="/sign-in/mailbox" target="_blank" rel="noreferrer">
        {t('mailbox.open')}
      </a>
    </p>
  );
}
