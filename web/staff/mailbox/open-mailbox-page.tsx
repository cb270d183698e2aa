import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { Page } from '../shell/page.tsx';
import { Mailbox } from './mailbox.tsx';
import styles from './mailbox.module.css';

const route = getRouteApi('/sign-in/mailbox');

/** The same mail for whoever is not signed in: the code to sign in by is in it. */
export function OpenMailboxPage() {
  const { t } = useWords();
  const { id } = route.useSearch();
  return (
    <main className={styles['open']}>
      <Page
        title={t('mailbox.title')}
        detail={t('mailbox.lead')}
        acts={
          <>
            <LanguageChoice />
            <ButtonLink to="/sign-in">{t('mailbox.toSignIn')}</ButtonLink>
          </>
        }
      >
        <Mailbox place="/sign-in/mailbox" id={id} />
      </Page>
    </main>
  );
}
