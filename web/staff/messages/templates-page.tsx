import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { messagePurposes } from '#contract/message-types';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { languages, spoken, useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Page, Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './messages.module.css';

type Listed = Reply<'listTemplates'>['rows'][number];

/** What messages say, by what they are for; each leads to its words. */
export function TemplatesPage() {
  const { t } = useWords();
  const list = useQuery(read('listTemplates', {}));
  const rows = list.data?.rows ?? [];
  return (
    <Page
      title={t('messages.editor.title')}
      detail={t('messages.editor.lead')}
      acts={<ButtonLink to="/messages">{t('messages.log')}</ButtonLink>}
    >
      {list.isPending && <Skeleton lines={10} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {messagePurposes
        .map((purpose) => ({ purpose, some: rows.filter((row) => row.purpose === purpose) }))
        .filter(({ some }) => some.length > 0)
        .map(({ purpose, some }) => (
          <Section key={purpose} title={t(`messages.purposes.${purpose}`)}>
            <ul className={styles['types']}>
              {some.map((row) => (
                <TypeLine key={row.type} row={row} />
              ))}
            </ul>
          </Section>
        ))}
    </Page>
  );
}

function TypeLine({ row: { type, own } }: { row: Listed }) {
  const { t } = useWords();
  const names = own.map((language) => languages[language]).join(', ');
  return (
    <li>
      <Link
        to="/messages/templates/$type/$language"
        params={{ type, language: spoken() }}
        className={styles['type'] ?? ''}
      >
        <span>{t(`messages.types.${type}`)}</span>
        {own.length > 0 && (
          <Badge tone="note">{t('messages.editor.ownIn', { languages: names })}</Badge>
        )}
      </Link>
    </li>
  );
}
