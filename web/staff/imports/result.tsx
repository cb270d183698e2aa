import type { ImportDetail } from '#contract/imports';
import { Notice } from '../../ui/state.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Section } from '../shell/page.tsx';
import styles from './imports.module.css';
import { Tally } from './tally.tsx';

/** What came of an import that has come to rest. */
export function Result({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const may = useMay();
  const { state, counts } = detail;
  const isUnfinished = state === 'cancelled' || state === 'failed';
  return (
    <Section
      title={t(isUnfinished ? 'imports.result.soFar' : 'imports.result.title')}
      aside={<Pace detail={detail} />}
    >
      <div className={styles['stack']}>
        <Standing detail={detail} />
        {state !== 'undone' && <Tally counts={counts} />}
        {detail.tagsMade > 0 && (
          <p className={styles['soft']}>{t('imports.newTags.made', { count: detail.tagsMade })}</p>
        )}
        <div className={styles['links']}>
          {may('customers.read') && state !== 'undone' && counts.read > 0 && (
            <ButtonLink to="/customers" search={{ sort: 'newest' }} look="primary">
              {t('imports.result.customers')}
            </ButtonLink>
          )}
          <ButtonLink to="/import">{t('imports.importAnother')}</ButtonLink>
        </div>
      </div>
    </Section>
  );
}

/** How many rows were read, and how fast. */
function Pace({ detail: { counts, rowsPerSecond } }: { detail: ImportDetail }) {
  const { t } = useWords();
  if (counts.read === 0 || rowsPerSecond === null) return null;
  return (
    <span className={styles['soft']}>
      {t('imports.rowCount', { count: counts.read })}
      {' · '}
      {t('imports.progress.pace', { rate: number(rowsPerSecond) })}
    </span>
  );
}

/** Why an import that did not end well stands where it stands. */
function Standing({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const { state, failure } = detail;
  if (state === 'cancelled') return <Notice tone="warn">{t('imports.result.cancelled')}</Notice>;
  if (state === 'undone') return <Notice icon="undo">{t('imports.result.undone')}</Notice>;
  if (state !== 'failed') return null;
  return (
    <Notice tone="bad">
      {failure === null
        ? t('imports.result.failedUnknown')
        : t('imports.result.failed', { reason: failure })}
    </Notice>
  );
}
