import { useQuery } from '@tanstack/react-query';
import { thresholdBounds, type ThresholdProposal as Proposal } from '#contract/matching';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { likelihood, number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { Section } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { Rehearsed } from './rehearsed.tsx';

type Line = NonNullable<Proposal['thresholds']>['link'] & { name: 'link' | 'review' };

/** Where thresholds lie by what staff answered, with what it would change, and one press to have it so. */
export function ThresholdProposal({ mayChange }: { mayChange: boolean }) {
  const { t } = useWords();
  const { data } = useQuery(read('proposeThresholds', {}));
  if (data === undefined) return null;
  return (
    <Section title={t('matching.proposal.title')}>
      <Said proposal={data} mayChange={mayChange} />
    </Section>
  );
}

function Said({ proposal, mayChange }: { proposal: Proposal; mayChange: boolean }) {
  const { t } = useWords();
  const save = useAct('setMatchThresholds', 'getMatching', 'proposeThresholds');
  const { answers, same, needs, needsOfEach, thresholds, proposed } = proposal;
  const isFew = answers < needs || Math.min(same, answers - same) < needsOfEach;
  const counted = { count: answers, shown: number(answers), same: number(same) };
  if (thresholds === null)
    return (
      <p className={styles['soft']}>
        {isFew
          ? t('matching.proposal.few', {
              ...counted,
              needs: number(needs),
              needsOfEach: number(needsOfEach),
            })
          : t('matching.proposal.odd', counted)}
      </p>
    );
  return (
    <div className={styles['stack']}>
      <p className={styles['soft']}>
        {t('matching.proposal.lead', counted)}{' '}
        {t(proposed === null ? 'matching.proposal.none' : 'matching.proposal.other')}
      </p>
      <Lines thresholds={thresholds} proposed={proposed} />
      {proposed !== null && <Bounds thresholds={thresholds} proposed={proposed} />}
      {proposed !== null && mayChange && (
        <>
          <Rehearsed wanted={{ thresholds: proposed }} />
          <div className={styles['line']}>
            <Button
              isPending={save.isPending}
              onPress={() => save.act({ body: proposed }, t('settings.saved'))}
            >
              {t('matching.proposal.take')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Lines({
  thresholds: { link, review },
  proposed,
}: {
  thresholds: NonNullable<Proposal['thresholds']>;
  proposed: Proposal['proposed'];
}) {
  const { t } = useWords();
  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: t('matching.proposal.threshold'),
      cell: ({ name }) => t(`matching.proposal.${name}`),
      phone: 'lead',
    },
    {
      key: 'now',
      header: t('matching.now'),
      cell: ({ now }) => likelihood(now),
      align: 'end',
      width: '88px',
      phone: 'named',
    },
    {
      key: 'estimate',
      header: t('matching.proposal.byAnswers'),
      cell: ({ name, estimate, low, high }) =>
        isTold(name, low, high)
          ? t('matching.proposal.between', {
              estimate: likelihood(estimate),
              low: likelihood(low),
              high: likelihood(high),
            })
          : t('matching.proposal.unsure'),
      align: 'end',
      width: '38%',
      phone: 'named',
    },
    {
      key: 'then',
      header: t('matching.otherwise'),
      cell: ({ name, now }) => likelihood(proposed?.[name] ?? now),
      align: 'end',
      width: '88px',
      phone: 'named',
    },
  ];
  return (
    <Table
      label={t('matching.thresholds')}
      columns={columns}
      rows={[
        { name: 'link', ...link },
        { name: 'review', ...review },
      ]}
      rowKey={({ name }) => name}
    />
  );
}

/** Whether the answers leave anything out of what can be set. */
function isTold(name: Line['name'], low: number, high: number): boolean {
  const { least, most } = thresholdBounds[name];
  return low > least || high < most;
}

/** Where the answers go further than can be set. */
function Bounds({
  thresholds,
  proposed,
}: {
  thresholds: NonNullable<Proposal['thresholds']>;
  proposed: NonNullable<Proposal['proposed']>;
}) {
  const { t } = useWords();
  return (['link', 'review'] as const).map((name) => {
    const { now, estimate } = thresholds[name];
    const { least, most } = thresholdBounds[name];
    if (proposed[name] === now || (estimate >= least && estimate <= most)) return null;
    const side = estimate > most ? 'most' : 'least';
    return (
      <p key={name} className={styles['small']}>
        {t(`matching.proposal.${side}`, {
          threshold: t(`matching.proposal.${name}`),
          bound: likelihood(thresholdBounds[name][side]),
        })}
      </p>
    );
  });
}
