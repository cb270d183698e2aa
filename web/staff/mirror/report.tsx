import type { Reply } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Page, Section } from '../shell/page.tsx';
import { Examples } from './examples.tsx';
import styles from './mirror.module.css';
import { SourceTable } from './source-table.tsx';
import { SplitHoldings } from './split.tsx';
import { keepFile } from './keep-file.ts';

type Seen = Reply<'mirrorFiles'>;

/** What was seen, and the whole report to be kept. */
export function MirrorReport({ seen, onAgain }: { seen: Seen; onAgain: () => void }) {
  const { t } = useWords();
  const { report, page } = seen;
  return (
    <Page
      title={t('mirror.title')}
      acts={
        <>
          <Button onPress={onAgain}>{t('mirror.again')}</Button>
          <Button look="primary" icon="download" onPress={() => keepFile('mirror.html', page)}>
            {t('mirror.keep')}
          </Button>
        </>
      }
    >
      <p className={styles['headline']}>
        {t('mirror.headline', { count: report.people, records: number(report.records) })}
      </p>
      <dl className={styles['figures']}>
        {(['records', 'people', 'several', 'spread'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`mirror.figures.${name}`)}</dt>
            <dd>{number(report[name])}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('mirror.tables')}>
        <SourceTable sources={report.sources} />
      </Section>
      <Section title={t('mirror.found')}>
        <Found report={report} />
      </Section>
      {report.split.people.length > 0 && (
        <Section title={t('mirror.split')}>
          <SplitHoldings split={report.split} />
        </Section>
      )}
      {report.examples.length > 0 && (
        <Section title={t('mirror.examples')}>
          <Examples examples={report.examples} />
        </Section>
      )}
    </Page>
  );
}

function Found({ report }: { report: Seen['report'] }) {
  const { t } = useWords();
  const contradicting = (field: 'birthDate' | 'name') =>
    report.contradictions.find((one) => one.field === field)?.people ?? 0;
  return (
    <div className={styles['found']}>
      <Facts>
        <Fact name={t('mirror.fewer')}>{number(report.gains.fewer)}</Fact>
        <Fact name={t('mirror.birthDate')}>{number(contradicting('birthDate'))}</Fact>
        <Fact name={t('mirror.names')}>{number(contradicting('name'))}</Fact>
        <Fact name={t('mirror.byFamily')}>{number(report.shared.byFamily)}</Fact>
        <Fact name={t('mirror.byOthers')}>{number(report.shared.byOthers)}</Fact>
        <Fact name={t('mirror.unsure')}>{number(report.unsure)}</Fact>
      </Facts>
    </div>
  );
}
